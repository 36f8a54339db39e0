import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';
import { Icon, type IconName } from './Icon.tsx';
import styles from './Message.module.css';

interface MessageProps {
  tone: 'info' | 'success' | 'warning' | 'error';
  title?: string;
  children?: ReactNode;
  /** Spoken at once when it appears. */
  live?: boolean;
}

const icons: Record<MessageProps['tone'], IconName> = {
  info: 'info',
  success: 'check',
  warning: 'warning',
  error: 'error',
};

export const Message = ({ tone, title, children, live = false }: MessageProps) => (
  <div
    className={classNames(styles.message, styles[tone])}
    role={live ? (tone === 'error' ? 'alert' : 'status') : undefined}
  >
    <Icon name={icons[tone]} large />
    <div className={styles.words}>
      {title && <p className={styles.title}>{title}</p>}
      {children}
    </div>
  </div>
);
