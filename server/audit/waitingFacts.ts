import type { Connection } from 'mongoose';
import { chainsOf, type LinkableFact } from '#domain/audit/factBody.ts';
import { type FactPlace, factPlaces, factsIn, projectionOf } from './factPlaces.ts';

/** A document with a fact that no chain may have yet. */
export interface Waiting {
  readonly place: FactPlace;
  readonly id: string;
  readonly mark: string;
  readonly facts: readonly LinkableFact[];
}

interface Marked {
  readonly _id: string;
  readonly unlinked: string;
  readonly [field: string]: unknown;
}

/** At most `limit` of one place, in no order. */
export const waitingIn = async (db: Connection, place: FactPlace, limit: number): Promise<Waiting[]> => {
  const found = await db
    .collection<Marked>(place.collection)
    .find({ unlinked: { $gt: '' } }, { projection: projectionOf(place) })
    .limit(limit)
    .toArray();
  return found.map((each) => ({ place, id: each._id, mark: each.unlinked, facts: factsIn(place, each) }));
};

/** So many of each place are looked at. Linking takes seconds; where more waits, it is enough to say that there is more. */
const most = 500;

/** How many documents wait for one chain. `more`: there are others that were not looked at. */
export const countWaiting = async (
  db: Connection,
  municipality: string,
): Promise<{ count: number; more: boolean }> => {
  const found = await Promise.all(factPlaces.map((place) => waitingIn(db, place, most)));
  const own = found.flat().filter(({ facts }) => facts.some((fact) => chainsOf(fact).includes(municipality)));
  return { count: own.length, more: found.some(({ length }) => length === most) };
};
