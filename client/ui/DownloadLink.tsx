import type { ReactNode } from 'react';
import styles from './Button.module.css';
import { classNames } from './classNames.ts';
import { Icon } from './Icon.tsx';

/** Saves a file: a link, for that is what the browser can save by itself; looks like the button beside it. */
export const DownloadLink = (props: { href: string; name?: string; children: ReactNode }) => (
  <a
    href={props.href}
    download={props.name ?? ''}
    className={classNames(styles.button, styles.outlined, styles.medium)}
  >
    <Icon name="file" />
    <span>{props.children}</span>
  </a>
);
