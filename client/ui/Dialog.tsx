import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { classNames } from './classNames.ts';
import styles from './Dialog.module.css';

interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose?: () => void;
  /** One of its buttons is pressed: neither Escape nor a tap beside it closes it. */
  mustChoose?: boolean;
  children: ReactNode;
}

/** Keeps the focus inside, gives it back, and closes with Escape. */
export const Dialog = ({ title, isOpen, onClose, mustChoose = false, children }: DialogProps) => (
  <ModalOverlay
    isOpen={isOpen}
    onOpenChange={(open) => {
      if (!open) onClose?.();
    }}
    className={classNames(styles.overlay)}
    isDismissable={!mustChoose}
    isKeyboardDismissDisabled={mustChoose}
  >
    <Modal className={classNames(styles.modal)}>
      <AriaDialog className={classNames(styles.dialog)}>
        <Heading slot="title" level={2}>
          {title}
        </Heading>
        {children}
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);
