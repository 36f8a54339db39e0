import type { ErrorBody } from '#contracts/errors.ts';

/** How a screen finds that the session is not its own any more: signed out, or acting in another position. */
export type SessionLoss = 'A-02' | 'C-01';

const listeners = new Set<(loss: SessionLoss) => void>();

export const sessionLost = {
  tell: (loss: SessionLoss = 'A-02'): void => {
    for (const listener of listeners) listener(loss);
  },
  /** Whether an error, at any door, means that. C-01 can mean many things: its reason says when it is about the session. */
  of: ({ code, details }: Pick<ErrorBody, 'code' | 'details'>): SessionLoss | null => {
    if (code === 'A-02') return code;
    return code === 'C-01' && details?.reason === 'position-switched' ? code : null;
  },
  onLost: (listener: (loss: SessionLoss) => void): (() => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};
