import { useState } from 'react';
import { discardFields, fieldSaversUnder } from '../../app/fieldSavers.ts';

/** Of which row of the form a saver's fields are; none for one that the server does not know yet. */
const firsts = new Map<string, number>();
/** A row that was opened has its number in the key: a later page knows it by that. */
const firstOf = {
  get: (key: string): number | undefined =>
    firsts.get(key) ?? (Number(/ (\d+)$/.exec(key)?.[1]) || undefined),
  set: (key: string, first: number) => firsts.set(key, first),
  delete: (key: string) => firsts.delete(key),
};

interface Row {
  readonly first: number;
}

export interface OpenRow<T> {
  readonly key: string;
  /** Null: not stored yet, or removed meanwhile. */
  readonly row: T | null;
  readonly close: () => void;
  /** What was typed and not stored is thrown away. */
  readonly discard: () => void;
  /** One more of its own is stored as entry n. */
  readonly madeAs: (n: number) => void;
}

/**
 * Which rows are being written. Each has fields of its own, under a key of its own: what is typed into one can never be
 * sent as another ([MI13]). Those that another screen left with something unsaved are open again.
 */
export const useOpenRows = <T extends Row>(prefix: string, rows: readonly T[]) => {
  const [keys, setKeys] = useState(() => fieldSaversUnder(`${prefix} `));
  const add = (key: string) => setKeys((before) => [...before.filter((one) => one !== key), key]);
  const close = (key: string) => {
    setKeys((before) => before.filter((one) => one !== key));
    if (!fieldSaversUnder(key).includes(key)) firstOf.delete(key);
  };
  const openOf = (key: string, row: T | null): OpenRow<T> => ({
    ...{ key, row },
    close: () => close(key),
    discard: () => {
      discardFields(key);
      close(key);
    },
    madeAs: (n) => firstOf.set(key, n),
  });
  const keyOf = ({ first }: Row) => keys.find((key) => firstOf.get(key) === first);
  const shown = new Set(rows.map(({ first }) => first));
  return {
    /** Null for one that is only read. */
    openOf: (row: T): OpenRow<T> | null => {
      const key = keyOf(row);
      return key === undefined ? null : openOf(key, row);
    },
    /** Those that are no row of the form: new, or removed by somebody while they were written. */
    others: keys
      .filter((key) => !shown.has(firstOf.get(key) ?? 0))
      .map((key): OpenRow<T> => openOf(key, null)),
    open: (row: T) => {
      add(`${prefix} ${row.first}`);
    },
    begin: () => add(`${prefix} new ${crypto.randomUUID()}`),
  };
};
