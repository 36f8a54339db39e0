import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { ErrorNotice } from './ErrorNotice.tsx';
import { RecordForm } from './RecordForm.tsx';
import styles from './SendForm.module.css';

interface SendFormProps {
  /** What the button says. */
  action: string;
  look?: 'filled' | 'outlined';
  /** What the form sends: its trouble is told above the button, and it is not sent twice. */
  work: { readonly error: unknown; readonly isPending: boolean };
  /** What must be filled in is not. */
  missing: boolean;
  /** A dialog asks first, and tells of trouble itself. */
  asking?: boolean;
  textIsSafe?: boolean;
  /** Tells of trouble in a way of its own. */
  trouble?: ReactNode;
  /** Told above the button besides: that it was saved. */
  said?: ReactNode;
  onSend: () => void;
  onGiveUp?: () => void;
  children: ReactNode;
}

/** A form of an office's: its fields, what became of it, and the button that sends it, in one order everywhere (FO3). */
export const SendForm = (props: SendFormProps) => {
  const { t } = useTranslation();
  const { action, look = 'outlined', work, missing, asking = false, textIsSafe = false, trouble } = props;
  const { said, onSend, onGiveUp, children } = props;
  const isHeld = missing || work.isPending;
  const send = (
    <Button type="submit" look={look} isDisabled={isHeld}>
      {action}
    </Button>
  );
  return (
    <RecordForm
      className={styles.form}
      onSend={() => {
        if (!isHeld) onSend();
      }}
    >
      {children}
      {trouble ??
        (work.error !== null && !asking && <ErrorNotice error={work.error} textIsSafe={textIsSafe} />)}
      {said}
      {onGiveUp === undefined ? (
        send
      ) : (
        <div className={styles.beside}>
          {send}
          <Button look="text" onPress={onGiveUp}>
            {t('common.cancel')}
          </Button>
        </div>
      )}
    </RecordForm>
  );
};
