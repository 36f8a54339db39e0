import { setUnsaved } from './unsaved.ts';

/**
 * Text being written, kept by what it is for: another screen and back, and it is still there. Memory of this tab
 * only; sign-out forgets it (a shared device must not hold a patient's words).
 */
const values = new Map<string, unknown>();
const listeners = new Set<() => void>();

const tell = () => {
  for (const listener of listeners) listener();
};

export const drafts = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: (key: string): unknown => values.get(key),
  write(key: string, next: unknown): void {
    if (next === null) values.delete(key);
    else values.set(key, next);
    setUnsaved(key, next !== null);
    tell();
  },
  forget(): void {
    for (const key of values.keys()) setUnsaved(key, false);
    values.clear();
    tell();
  },
};
