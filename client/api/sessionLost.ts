/** Told when the server no longer knows the session: the screen clears and asks to sign in. */
const listeners = new Set<() => void>();

export const sessionLost = {
  tell: (): void => {
    for (const listener of listeners) listener();
  },
  onLost: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};
