import type { ReactNode } from 'react';
import { Link } from 'wouter';
import styles from './Button.module.css';
import { classNames } from './classNames.ts';
import { Icon, type IconName } from './Icon.tsx';

interface LinkButtonProps {
  to: string;
  look?: 'filled' | 'outlined' | 'text';
  size?: 'large' | 'medium' | 'small';
  icon?: IconName;
  wide?: boolean;
  /** What happens on the way. */
  onPress?: () => void;
  children: ReactNode;
}

/** Goes somewhere, hence a link; looks like the button beside it. */
export const LinkButton = ({
  to,
  look = 'outlined',
  size = 'medium',
  icon,
  wide,
  onPress,
  children,
}: LinkButtonProps) => (
  <Link
    href={to}
    onClick={onPress}
    className={classNames(styles.button, styles[look], styles[size], wide && styles.wide)}
  >
    {icon && <Icon name={icon} />}
    <span>{children}</span>
  </Link>
);
