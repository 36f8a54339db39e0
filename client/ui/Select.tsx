import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from './classNames.ts';
import styles from './Field.module.css';
import { Icon } from './Icon.tsx';

interface SelectProps<Value extends string> {
  label: string;
  value: Value | '';
  options: readonly { readonly value: Value; readonly label: string }[];
  onChange: (value: Value) => void;
  required?: boolean;
  /** Shown while nothing is chosen. */
  empty?: string;
  help?: string;
  error?: string | null;
  /** `inline`: the label beside it, in one row. */
  width?: 'short' | 'full' | 'inline';
}

/**
 * The device's own list: on a phone it opens the large picker that people know, at their text size,
 * and costs no kilobyte.
 */
export const Select = <Value extends string>(props: SelectProps<Value>) => {
  const { t } = useTranslation();
  const id = useId();
  const { label, value, options, onChange, required = false, empty, help, error, width = 'full' } = props;
  const described = [help && `${id}h`, error && `${id}e`].filter(Boolean).join(' ');
  return (
    <div className={classNames(styles.field, styles[width])}>
      <label className={styles.label} htmlFor={id}>
        {label}
        {required && <span className={styles.required}>{t('common.required')}</span>}
      </label>
      <select
        id={id}
        className={styles.input}
        value={value}
        required={required}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {help && (
        <span id={`${id}h`} className={styles.help}>
          {help}
        </span>
      )}
      {error && (
        <span id={`${id}e`} className={styles.error}>
          <Icon name="error" /> {error}
        </span>
      )}
    </div>
  );
};
