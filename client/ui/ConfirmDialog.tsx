import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { ErrorNotice } from './ErrorNotice.tsx';

interface ConfirmDialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** What will happen: whom, how many, from when. */
  children: ReactNode;
  /** The word on the button says what it does, never はい. */
  action: string;
  onConfirm: () => void;
  /** Of the work that it starts: its button waits, its failure shows here. */
  work?: { readonly isPending: boolean; readonly error: Error | null };
  /** For what takes something away. */
  isDangerous?: boolean;
}

/** Asked once before what goes to many people or cannot be taken back (FO5). */
export const ConfirmDialog = (props: ConfirmDialogProps) => {
  const { title, isOpen, onClose, children, action, onConfirm, work, isDangerous = false } = props;
  const { t } = useTranslation();
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose}>
      {children}
      {work?.error && <ErrorNotice error={work.error} />}
      <Button
        look={isDangerous ? 'danger' : 'filled'}
        isDisabled={work?.isPending ?? false}
        onPress={onConfirm}
      >
        {action}
      </Button>
      <Button look="text" onPress={onClose}>
        {t('common.cancel')}
      </Button>
    </Dialog>
  );
};
