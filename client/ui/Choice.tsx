import type { ReactNode } from 'react';
import styles from './Field.module.css';

interface ChoiceProps {
  kind: 'checkbox' | 'radio';
  checked: boolean;
  onChange: (checked: boolean) => void;
  name?: string;
  disabled?: boolean;
  children: ReactNode;
}

/** A box or a round mark with its words, all of it to be hit. */
export const Choice = ({ kind, checked, onChange, name, disabled = false, children }: ChoiceProps) => (
  <label className={styles.choice}>
    <input
      type={kind}
      name={name}
      checked={checked}
      disabled={disabled}
      onChange={(event) => onChange(event.target.checked)}
    />
    <span>{children}</span>
  </label>
);
