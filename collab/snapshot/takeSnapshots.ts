import type { DocumentState } from '#domain/minutes/documentState.ts';
import type { OpenDocument } from '../ports.ts';

/** After so many entries the next snapshot is made: they are what a join on another node has to read beside it. */
const everyEntries = 200;
/** And after so many bytes, since some dozen entries can be megabytes. */
const everyBytes = 512 * 1024;

/**
 * Returns a function to call when the document has grown. A snapshot is made of the one before it and of what
 * followed, is named by its n, and is on a majority before anybody uses it. If one fails, nothing is lost but time
 * for reading: the log is whole.
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
    // Set before it is made: a snapshot that fails is tried again when the next one is due, not at every key press.
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
