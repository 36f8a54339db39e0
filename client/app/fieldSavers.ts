import { FieldSaver, type FieldSaverPorts } from './FieldSaver.ts';
import { setUnsaved } from './unsaved.ts';

/**
 * Fields that screens hold, and those left with something that is not stored yet: another screen must not lose what was
 * typed, and it goes on its way from there. Memory of this tab only.
 */
const savers = new Map<string, { readonly saver: FieldSaver; holders: number }>();

type Sending = Pick<FieldSaverPorts, 'send' | 'isWhole' | 'onSaved'>;

const portsOf = (key: string, what: string, sending: Sending): FieldSaverPorts => ({
  ...sending,
  // Sent as whoever is signed in: with another position it must not go.
  onUnsaved: (unsaved) => {
    setUnsaved(key, unsaved, { goesWith: 'session', what });
    if (!unsaved) drop(key);
  },
  later: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  now: Date.now,
  newId: () => crypto.randomUUID(),
});

export const fieldSaver = (key: string, what: string, sending: Sending): FieldSaver => {
  const known = savers.get(key);
  if (known) {
    known.saver.use(portsOf(key, what, sending));
    return known.saver;
  }
  const saver = new FieldSaver(portsOf(key, what, sending));
  savers.set(key, { saver, holders: 0 });
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

/** Those that wait under keys that begin so: rows which the server does not know yet. */
export const fieldSaversUnder = (prefix: string): string[] =>
  [...savers.keys()].filter((key) => key.startsWith(prefix));

const drop = (key: string): void => {
  const entry = savers.get(key);
  if (!entry || entry.holders > 0 || entry.saver.isUnsaved) return;
  savers.delete(key);
};

/** One that is taken back by who wrote it. */
export const forgetFieldSaver = (key: string): void => {
  savers.get(key)?.saver.forget();
  savers.delete(key);
};

/** Sign-out, another account, another position: nothing of the former session stays. */
export const forgetFieldSavers = (): void => {
  for (const key of [...savers.keys()]) forgetFieldSaver(key);
};
