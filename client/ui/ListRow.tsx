import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Icon } from './Icon.tsx';
import styles from './ListRow.module.css';

interface ListRowProps {
  to: string;
  title: ReactNode;
  /** One line of what it is about. */
  line?: ReactNode;
  time?: ReactNode;
  marks?: ReactNode;
  unread?: boolean;
}

/** A row of at least 64 px with name, one line, time and state; the whole row is the link. */
export const ListRow = ({ to, title, line, time, marks, unread = false }: ListRowProps) => (
  <li className={styles.item}>
    <Link href={to} className={unread ? styles.unread : styles.row}>
      <span className={styles.words}>
        <span className={styles.title}>{title}</span>
        {line && <span className={styles.line}>{line}</span>}
        {(marks || time) && (
          <span className={styles.marks}>
            {marks}
            {time && <span className={styles.time}>{time}</span>}
          </span>
        )}
      </span>
      <Icon name="chevron" />
    </Link>
  </li>
);
