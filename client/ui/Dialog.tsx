import { Suspense, useState } from 'react';
import { lazyPart } from '../app/lazyPart.tsx';
import type { DialogProps } from './DialogProps.ts';

/** Its code is large for what is seldom open, and comes after the first screen (OP7). */
export const loadDialogs = () => import('./DialogWindow.tsx');
const DialogWindow = lazyPart(loadDialogs);

/** Keeps the focus inside, gives it back, and closes with Escape. */
export const Dialog = (props: DialogProps) => {
  // Kept once it was open: its own end gives the focus back.
  const [wasOpen, setWasOpen] = useState(props.isOpen);
  if (props.isOpen && !wasOpen) setWasOpen(true);
  return wasOpen ? (
    <Suspense>
      <DialogWindow {...props} />
    </Suspense>
  ) : null;
};
