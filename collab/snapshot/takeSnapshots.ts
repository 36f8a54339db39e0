import type { OpenDocument } from '../ports.ts';

/** So many entries after the last snapshot the next one is made: what a cold join reads beside it. */
const everyEntries = 200;

/**
 * Returns what to call when the document has grown. Made of the last snapshot and what follows it, named by its n,
 * and on a majority before anybody uses it. One that fails costs nothing but longer reading: the log is whole.
 */
export const takeSnapshots = (
  document: OpenDocument,
  make: (updates: readonly Uint8Array[]) => Promise<Uint8Array>,
  onError: (error: unknown) => void,
): (() => void) => {
  let lastN: number | null = null;
  let making = false;
  const makeNext = async (): Promise<void> => {
    const { state } = document;
    const before = await document.snapshot(state.head);
    lastN = before?.n ?? 0;
    if (state.head - lastN < everyEntries) return;
    const updates = before === null ? [] : [before.update];
    for await (const page of document.updates(lastN, state.head))
      updates.push(...page.map(({ update }) => update));
    const update = await make(updates);
    await document.saveSnapshot({ n: state.head, update }, state);
    lastN = state.head;
  };
  return () => {
    if (making || (lastN !== null && document.state.head - lastN < everyEntries)) return;
    making = true;
    makeNext()
      .catch(onError)
      .finally(() => {
        making = false;
      });
  };
};
