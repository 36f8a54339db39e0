import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import styles from './PageTabs.module.css';

interface PageTab {
  readonly to: string;
  readonly label: string;
  readonly current: boolean;
  /** How many wait there; null while it is not known. Its place is kept, so that no other part moves. */
  readonly count?: number | null;
}

/** [SC2] The parts of one place, in one row. Each has an address of its own, so they are links, and the back button works. */
export const PageTabs = ({ label, tabs }: { label: string; tabs: readonly PageTab[] }) => {
  const row = useRef<HTMLElement>(null);
  const shown = tabs.find(({ current }) => current)?.to;
  useEffect(() => {
    const tab = row.current?.querySelector<HTMLElement>('[aria-current]');
    // Another part is shown: its tab comes into sight.
    if (shown === undefined || !row.current || !tab) return;
    row.current.scrollLeft = tab.offsetLeft - (row.current.clientWidth - tab.offsetWidth) / 2;
  }, [shown]);
  return (
    <nav aria-label={label} className={styles.tabs} ref={row}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.to}>
            <Link href={tab.to} aria-current={tab.current ? 'page' : undefined} className={styles.tab}>
              {tab.label}
              {tab.count !== undefined && (
                <span className={tab.count ? styles.count : styles.uncounted}>{tab.count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};
