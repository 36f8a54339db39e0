/** So many are asked for in one question; more go in several, one after another. */
const AT_ONCE = 500;

interface Asked<Found> {
  readonly resolve: (found: Found | null) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Asks once for what many ask for in the same turn of the event loop: a thousand open tabs are two questions to the
 * stores. Each answer was read after it was asked for, as if it had been asked for alone.
 */
export const lookTogether = <Id, Found>(
  readAll: (ids: readonly Id[]) => Promise<ReadonlyMap<Id, Found>>,
): ((id: Id) => Promise<Found | null>) => {
  let waiting = new Map<Id, Asked<Found>[]>();
  const ask = async () => {
    const asked = [...waiting];
    waiting = new Map();
    for (let from = 0; from < asked.length; from += AT_ONCE) {
      const some = asked.slice(from, from + AT_ONCE);
      try {
        const found = await readAll(some.map(([id]) => id));
        for (const [id, each] of some) for (const { resolve } of each) resolve(found.get(id) ?? null);
      } catch (error) {
        for (const [, each] of some) for (const { reject } of each) reject(error);
      }
    }
  };
  return (id) =>
    new Promise((resolve, reject) => {
      if (waiting.size === 0) setImmediate(() => void ask());
      const known = waiting.get(id);
      if (known === undefined) waiting.set(id, [{ resolve, reject }]);
      else known.push({ resolve, reject });
    });
};
