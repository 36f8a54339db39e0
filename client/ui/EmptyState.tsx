import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';
import { Icon, type IconName } from './Icon.tsx';

/** Nothing here yet, and what to do next. */
export const EmptyState = (props: { icon: IconName; title: string; children?: ReactNode }) => (
  <div className={styles.empty}>
    <Icon name={props.icon} large />
    <p>{props.title}</p>
    {props.children}
  </div>
);
