import { useSyncExternalStore } from 'react';
import { drafts } from './drafts.ts';

/** What somebody writes under a name, and keeps (see `drafts`); set it to `null` when it is sent or given up. */
export const useDraft = <T>(key: string, empty: T): [T, (next: T | null) => void] => {
  const value = useSyncExternalStore(drafts.subscribe, () => drafts.read(key)) as T | undefined;
  return [value ?? empty, (next) => drafts.write(key, next)];
};
