import { useTranslation } from 'react-i18next';
import { Link, useRoute } from 'wouter';
import { useUnreadTotals } from '../../features/home/useUnreadTotals.ts';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import styles from './MainMenu.module.css';

interface Entry {
  to: string;
  icon: IconName;
  key: 'home' | 'patients' | 'notices' | 'conferences' | 'more' | 'search' | 'admin' | 'settings';
  /** Where there is room only. */
  wide?: boolean;
  narrow?: boolean;
}

const entries: readonly Entry[] = [
  { to: '/', icon: 'home', key: 'home' },
  { to: '/patients', icon: 'people', key: 'patients' },
  { to: '/notices', icon: 'bell', key: 'notices' },
  { to: '/conferences', icon: 'video', key: 'conferences' },
  { to: '/more', icon: 'more', key: 'more', narrow: true },
  { to: '/search', icon: 'search', key: 'search', wide: true },
  { to: '/settings', icon: 'gear', key: 'settings', wide: true },
  { to: '/admin', icon: 'shield', key: 'admin', wide: true },
];

const MenuEntry = ({ entry, unread }: { entry: Entry; unread: number }) => {
  const { t } = useTranslation();
  const [exact] = useRoute(entry.to);
  const [below] = useRoute(`${entry.to}/*`);
  const current = exact || (below && entry.to !== '/');
  const place = entry.wide ? styles.wide : entry.narrow ? styles.narrow : undefined;
  return (
    <li className={place}>
      <Link href={entry.to} className={styles.entry} aria-current={current ? 'page' : undefined}>
        <span className={styles.icon}>
          <Icon name={entry.icon} large />
          {unread > 0 && (
            <span className={styles.unread}>
              <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>
            </span>
          )}
        </span>
        <span>{t(`menu.${entry.key}`)}</span>
        {unread > 0 && <span className="visually-hidden">{t('common.unread_count', { count: unread })}</span>}
      </Link>
    </li>
  );
};

/** The same few places on both: tabs at the thumb, or a narrow rail with 検索, 設定 and 管理 added. */
export const MainMenu = () => {
  const { t } = useTranslation();
  const unread = useUnreadTotals();
  return (
    <nav className={styles.menu} aria-label={t('common.mainMenu')}>
      <ul>
        {entries.map((entry) => (
          <MenuEntry
            key={entry.to}
            entry={entry}
            unread={entry.key === 'patients' ? unread.channels : entry.key === 'notices' ? unread.notices : 0}
          />
        ))}
      </ul>
    </nav>
  );
};
