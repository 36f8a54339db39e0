import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { useTranslation } from 'react-i18next';
import { classNames } from './classNames.ts';
import styles from './Field.module.css';
import { Icon } from './Icon.tsx';

interface FieldFrameProps {
  label: string;
  required: boolean;
  help?: ReactNode;
  error: string | null;
  children: ReactNode;
}

/** Label above, the control, help under it, and the error with its icon; 必須 as a badge. */
export const FieldFrame = ({ label, required, help, error, children }: FieldFrameProps) => {
  const { t } = useTranslation();
  return (
    <>
      <Label className={classNames(styles.label)}>
        {label}
        {required && <span className={styles.required}>{t('common.required')}</span>}
      </Label>
      {children}
      {help && (
        <Text slot="description" className={classNames(styles.help)}>
          {help}
        </Text>
      )}
      <FieldError className={classNames(styles.error)}>
        {error && (
          <>
            <Icon name="error" /> {error}
          </>
        )}
      </FieldError>
    </>
  );
};
