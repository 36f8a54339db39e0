import { endOfMoment } from './endOfMoment.ts';

/** So many ids go into one command; more are asked for in several, side by side. */
const MOST = 1_000;

/**
 * Reads that are asked for in one moment become one command for all of them: `readAll` gets their ids, each once. It begins
 * after each of them was asked for, so that nobody is answered from before their question. Null: there is no such id.
 */
export const readTogether = <Id extends string, Found>(
  readAll: (ids: readonly Id[]) => Promise<ReadonlyMap<Id, Found>>,
): ((id: Id) => Promise<Found | null>) => {
  let waiting = new Map<Id, Promise<Found | null>>();
  let reading: Promise<ReadonlyMap<Id, Found>> | undefined;

  const read = async (): Promise<ReadonlyMap<Id, Found>> => {
    await endOfMoment();
    const ids = [...waiting.keys()];
    waiting = new Map();
    reading = undefined;
    const parts = Array.from({ length: Math.ceil(ids.length / MOST) }, (_, at) =>
      readAll(ids.slice(at * MOST, (at + 1) * MOST)),
    );
    const found = await Promise.all(parts);
    return found.length === 1 ? found[0]! : new Map(found.flatMap((each) => [...each]));
  };

  return (id) => {
    const known = waiting.get(id);
    if (known !== undefined) return known;
    reading ??= read();
    const found = reading.then((all) => all.get(id) ?? null);
    waiting.set(id, found);
    return found;
  };
};
