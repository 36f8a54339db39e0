import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { classNames } from './classNames.ts';
import styles from './Dialog.module.css';
import type { DialogProps } from './DialogProps.ts';

/** Keeps the focus inside, gives it back, and closes with Escape. */
const DialogWindow = ({ title, isOpen, onClose, mustChoose = false, children }: DialogProps) => (
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

export default DialogWindow;
