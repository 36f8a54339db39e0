import type { DocumentState } from '#domain/minutes/documentState.ts';
import type { OpenDocument } from '../ports.ts';

/** So many entries after the last snapshot the next one is made: what a cold join reads beside it. */
const everyEntries = 200;
/** And after so many bytes: some dozen entries can be megabytes. */
const everyBytes = 512 * 1024;

/**
 * Returns what to call when the document has grown. Made of the last snapshot and what follows it, named by its n,
 * and on a majority before anybody uses it. One that fails costs nothing but longer reading: the log is whole.
 */
export const takeSnapshots = (
  document: OpenDocument,
  make: (updates: readonly Uint8Array[]) => Promise<Uint8Array>,
  onError: (error: unknown) => void,
): (() => void) => {
  let last: Pick<DocumentState, 'head' | 'bytes'> | null = null;
  let making = false;
  const isDue = ({ head, bytes }: DocumentState): boolean =>
    last === null || head - last.head >= everyEntries || bytes - last.bytes >= everyBytes;
  const makeNext = async (): Promise<void> => {
    const { state } = document;
    const before = await document.snapshot(state.head);
    last = { head: before?.n ?? 0, bytes: before?.bytes ?? 0 };
    if (!isDue(state)) return;
    const updates = before === null ? [] : [before.update];
    for await (const page of document.updates(last.head, state.head))
      updates.push(...page.map(({ update }) => update));
    // Before it is made: one that cannot be is tried again when the next one is due, and not at every keystroke.
    last = state;
    const update = await make(updates);
    await document.saveSnapshot({ n: state.head, bytes: state.bytes, update }, state);
  };
  return () => {
    if (making || !isDue(document.state)) return;
    making = true;
    makeNext()
      .catch(onError)
      .finally(() => {
        making = false;
      });
  };
};
