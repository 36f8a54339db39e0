import { Link } from 'wouter';
import styles from './PageTabs.module.css';

interface PageTab {
  readonly to: string;
  readonly label: string;
  readonly current: boolean;
}

/** The parts of one place. Each has an address of its own, so they are links, and the back button works. */
export const PageTabs = ({ label, tabs }: { label: string; tabs: readonly PageTab[] }) => (
  <nav aria-label={label} className={styles.tabs}>
    <ul>
      {tabs.map((tab) => (
        <li key={tab.to}>
          <Link href={tab.to} aria-current={tab.current ? 'page' : undefined} className={styles.tab}>
            {tab.label}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
);
