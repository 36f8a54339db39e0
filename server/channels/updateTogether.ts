import { gatherBatches } from '#platform/gatherBatches.ts';

/** One document's change, which is made only where its filter still finds it. */
export interface HeldUpdate {
  readonly filter: { readonly _id: string; readonly rev: number };
  readonly set: object;
}

interface Waiting {
  readonly update: HeldUpdate;
  readonly answer: (made: boolean) => void;
  readonly fail: (error: unknown) => void;
}

const MOST = 500;

/**
 * The updates that come while a command runs are the next command. Answers whether each was made; where one of them was not, the
 * store does not say which: then all are told that theirs was not, look again, and find it made or make it.
 *
 * @param write makes them, in no order, and answers how many were found
 */
export const updateTogether = (write: (updates: readonly HeldUpdate[]) => Promise<number>) => {
  const { add } = gatherBatches<Waiting>(async (waiting) => {
    const batch = next(waiting);
    try {
      const found = await write(batch.map(({ update }) => update));
      for (const { answer } of batch) answer(found === batch.length);
    } catch (error) {
      for (const { fail } of batch) fail(error);
    }
  });
  return (update: HeldUpdate): Promise<boolean> =>
    new Promise((answer, fail) => add({ update, answer, fail }));
};

/** Of two of one document the second would be refused by the first, and all others with it. */
const next = (waiting: Waiting[]): Waiting[] => {
  const alone = new Map<string, Waiting>();
  for (const each of waiting.splice(0, MOST)) {
    if (alone.has(each.update.filter._id)) each.answer(false);
    else alone.set(each.update.filter._id, each);
  }
  return [...alone.values()];
};
