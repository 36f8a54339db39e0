import { drafts } from './drafts.ts';
import { FieldSaver, type FieldSaverPorts, type KeptFields } from './FieldSaver.ts';
import { formDrafts, type KeptForm } from './formDrafts.ts';
import { setUnsaved } from './unsaved.ts';

/**
 * The savers of fields on screens, and of fields that were left with something that is not stored yet: moving to
 * another screen must not lose what was typed, and it is sent from here. What is not stored is also kept as a draft
 * [FO6]: after a reload, a killed tab or the next sign-in the screen goes on with it.
 */
const savers = new Map<string, { readonly saver: FieldSaver; holders: number; readonly draft: string }>();

type Sending = Pick<FieldSaverPorts, 'send' | 'isWhole' | 'onSaved'>;

const portsOf = (key: string, draft: string, what: string, sending: Sending): FieldSaverPorts => ({
  ...sending,
  keep: (kept) => {
    // It would be sent as whoever is signed in: if the position has changed, it must not be.
    setUnsaved(key, kept !== null, { goesWith: 'session', what, lose: () => discardFields(key) });
    keep(draft, what, kept);
    if (kept === null) drop(key);
  },
  later: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  now: Date.now,
  newId: () => crypto.randomUUID(),
});

const keep = (draft: string, what: string, kept: KeptFields | null): void => {
  const before = drafts.read(draft) as KeptForm<KeptFields> | undefined;
  if (kept === null) {
    if (before !== undefined) drafts.write(draft, null);
    return;
  }
  // It is called for every change of state, and writes only when the words have changed.
  if (JSON.stringify(before?.values) === JSON.stringify(kept)) return;
  const path = before?.path ?? `${location.pathname}${location.search}`;
  drafts.write(draft, { clientId: '', values: kept, what, path } satisfies KeptForm<KeptFields>);
};

export const fieldSaver = (key: string, what: string, sending: Sending): FieldSaver => {
  const known = savers.get(key);
  if (known) {
    known.saver.use(portsOf(key, known.draft, what, sending));
    return known.saver;
  }
  const draft = formDrafts.keyOf('fields', key);
  const kept = (drafts.read(draft) as KeptForm<KeptFields> | undefined)?.values ?? null;
  const saver = new FieldSaver(portsOf(key, draft, what, sending), kept);
  savers.set(key, { saver, holders: 0, draft });
  return saver;
};

/**
 * A screen shows it; returns how to let go of it. When the screen is left, what is typed and not stored is sent, and
 * the saver stays until that is done.
 */
export const holdFieldSaver = (key: string): (() => void) => {
  const entry = savers.get(key);
  if (!entry) return () => {};
  entry.holders += 1;
  entry.saver.flush();
  return () => {
    entry.holders -= 1;
    entry.saver.flush();
    drop(key);
  };
};

/** The line is back: everything that waited for it is sent at once. */
export const flushFieldSavers = (): void => {
  for (const { saver } of savers.values()) saver.flush();
};

/**
 * The savers that wait under keys that begin in this way: rows that the server does not know yet, from this page or
 * an earlier one.
 */
export const fieldSaversUnder = (prefix: string): string[] => {
  const here = [...savers.keys()].filter((key) => key.startsWith(prefix));
  return [...new Set([...here, ...formDrafts.begun('fields', prefix)])];
};

const drop = (key: string): void => {
  const entry = savers.get(key);
  if (!entry || entry.holders > 0 || entry.saver.isUnsaved) return;
  savers.delete(key);
};

/** Nothing of it is sent from this page any more; the device keeps what is not stored. */
const forget = (key: string): void => {
  savers.get(key)?.saver.forget();
  savers.delete(key);
  setUnsaved(key, false);
};

/** The person who wrote it takes it back, here and on the device. */
export const discardFields = (key: string): void => {
  const draft = savers.get(key)?.draft ?? formDrafts.keyOf('fields', key);
  forget(key);
  if (drafts.read(draft) !== undefined) drafts.write(draft, null);
};

/** At sign-out, and with another account or position, nothing of the former session stays in this page. */
export const forgetFieldSavers = (): void => {
  for (const key of [...savers.keys()]) forget(key);
};
