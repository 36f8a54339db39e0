import { drafts } from './drafts.ts';
import { FieldSaver, type FieldSaverPorts, type KeptFields } from './FieldSaver.ts';
import { formDrafts, type KeptForm } from './formDrafts.ts';
import { setUnsaved } from './unsaved.ts';

/**
 * Fields that screens hold, and those left with something that is not stored yet: another screen must not lose what was
 * typed, and it goes on its way from there. What of them is not stored is a draft as any other [FO6]: after a reload, a
 * killed tab or the next sign-in their screen goes on with it.
 */
const savers = new Map<string, { readonly saver: FieldSaver; holders: number; readonly draft: string }>();

type Sending = Pick<FieldSaverPorts, 'send' | 'isWhole' | 'onSaved'>;

const portsOf = (key: string, draft: string, what: string, sending: Sending): FieldSaverPorts => ({
  ...sending,
  keep: (kept) => {
    // Sent as whoever is signed in: with another position it must not go.
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
  // Told of every change of state; only other words are written anew.
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

/** A screen shows it; answers how to let go of it. What is typed and not stored goes then, and it stays until that is done. */
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

/** The line is back: whatever waited for it goes at once. */
export const flushFieldSavers = (): void => {
  for (const { saver } of savers.values()) saver.flush();
};

/** Those that wait under keys that begin so: rows which the server does not know yet, of this page or an earlier one. */
export const fieldSaversUnder = (prefix: string): string[] => {
  const here = [...savers.keys()].filter((key) => key.startsWith(prefix));
  return [...new Set([...here, ...formDrafts.begun('fields', prefix)])];
};

const drop = (key: string): void => {
  const entry = savers.get(key);
  if (!entry || entry.holders > 0 || entry.saver.isUnsaved) return;
  savers.delete(key);
};

/** Nothing of it goes any more from this page; the device keeps what was not stored. */
const forget = (key: string): void => {
  savers.get(key)?.saver.forget();
  savers.delete(key);
  setUnsaved(key, false);
};

/** What is taken back by who wrote it, here and on the device. */
export const discardFields = (key: string): void => {
  const draft = savers.get(key)?.draft ?? formDrafts.keyOf('fields', key);
  forget(key);
  if (drafts.read(draft) !== undefined) drafts.write(draft, null);
};

/** Sign-out, another account, another position: nothing of the former session stays in this page. */
export const forgetFieldSavers = (): void => {
  for (const key of [...savers.keys()]) forget(key);
};
