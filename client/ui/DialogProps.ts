import type { ReactNode } from 'react';

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose?: () => void;
  /** One of its buttons is pressed: neither Escape nor a tap beside it closes it. */
  mustChoose?: boolean;
  children: ReactNode;
}
