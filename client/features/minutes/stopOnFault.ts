import { Extension } from '@tiptap/core';

/**
 * A fault while a change is taken over leaves the editor and the shared document apart: the next keystroke would delete what
 * the editor does not know of. It is told once, and nothing more is taken over.
 */
export const stopOnFault = (onFault: (error: unknown) => void) => {
  let stopped = false;
  return Extension.create({
    name: 'stopOnFault',
    // Around every other extension's.
    priority: 10_000,
    dispatchTransaction({ transaction, next }) {
      if (stopped) return;
      try {
        next(transaction);
      } catch (error) {
        stopped = true;
        onFault(error);
      }
    },
  });
};
