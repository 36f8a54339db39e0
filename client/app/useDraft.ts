import { useSyncExternalStore } from 'react';
import { forgetTries } from '../api/sendOnce.ts';
import { setUnsaved } from './unsaved.ts';

/**
 * Text being written, kept by what it is for: another screen and back, and it is still there. Memory of this tab
 * only; sign-out forgets it (a shared device must not hold a patient's words).
 */
const drafts = new Map<string, unknown>();
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const forgetDrafts = (): void => {
  for (const key of drafts.keys()) setUnsaved(key, false);
  drafts.clear();
  forgetTries();
};

export const useDraft = <T>(key: string, empty: T): [T, (next: T | null) => void] => {
  const value = useSyncExternalStore(subscribe, () => drafts.get(key)) as T | undefined;
  return [
    value ?? empty,
    (next) => {
      if (next === null) drafts.delete(key);
      else drafts.set(key, next);
      setUnsaved(key, next !== null);
      for (const listener of listeners) listener();
    },
  ];
};
