import type { ReactNode } from 'react';
import styles from './Badge.module.css';
import { classNames } from './classNames.ts';
import { Icon, type IconName } from './Icon.tsx';

interface BadgeProps {
  tone?: 'quiet' | 'key' | 'success' | 'warning' | 'error';
  icon?: IconName;
  children: ReactNode;
}

/** A state in a word; the tone only underlines it. */
export const Badge = ({ tone = 'quiet', icon, children }: BadgeProps) => (
  <span className={classNames(styles.badge, styles[tone])}>
    {icon && <Icon name={icon} />}
    {children}
  </span>
);
