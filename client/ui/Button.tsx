import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import styles from './Button.module.css';
import { classNames } from './classNames.ts';
import { Icon, type IconName } from './Icon.tsx';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** One filled button a screen. */
  look?: 'filled' | 'outlined' | 'text' | 'danger';
  size?: 'large' | 'medium' | 'small';
  icon?: IconName;
  wide?: boolean;
  children: ReactNode;
}

export const Button = ({
  look = 'outlined',
  size = 'medium',
  icon,
  wide,
  children,
  ...rest
}: ButtonProps) => (
  <AriaButton
    {...rest}
    className={classNames(styles.button, styles[look], styles[size], wide && styles.wide)}
  >
    {icon && <Icon name={icon} />}
    <span>{children}</span>
  </AriaButton>
);
