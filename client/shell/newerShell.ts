/** Told when a newer build has come and waits; null when none does. */
export type NewerShell = {
  /**
   * Lets it take over and loads the page anew.
   * @returns false when another tab of this browser holds the older one, which goes on then
   */
  readonly take: () => Promise<boolean>;
} | null;

const listeners = new Set<() => void>();
let newer: NewerShell = null;

export const newerShell = {
  get: (): NewerShell => newer,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  tell: (next: NewerShell): void => {
    newer = next;
    for (const listener of listeners) listener();
  },
};
