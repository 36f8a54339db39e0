import { useEffect, useSyncExternalStore } from 'react';
import type { FieldSaver, FieldSaverPorts, FieldSaverState } from './FieldSaver.ts';
import { fieldSaver, holdFieldSaver } from './fieldSavers.ts';

interface Fields extends Pick<FieldSaverPorts, 'send' | 'isWhole' | 'onSaved'> {
  /** By this name the fields are found again on another screen. */
  readonly key: string;
  /** What the fields are, in the words of the question that is asked before they would be lost. */
  readonly what: string;
  /** The values as the server shows them. */
  readonly stored: Parameters<FieldSaver['see']>[0];
}

export interface SavingFields {
  readonly state: FieldSaverState;
  readonly saver: FieldSaver;
  readonly value: (key: string) => string;
}

/** Fields that save themselves while they are typed, and say so. */
export const useFieldSaver = ({ key, what, stored, ...sending }: Fields): SavingFields => {
  const saver = fieldSaver(key, what, sending);
  useEffect(() => holdFieldSaver(key), [key]);
  useEffect(() => saver.see(stored), [saver, stored]);
  const state = useSyncExternalStore(saver.subscribe, saver.getState);
  const value = (field: string): string =>
    state.mine[field] ?? state.known[field]?.value ?? stored[field]?.value ?? '';
  return { state, saver, value };
};
