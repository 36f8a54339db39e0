import type { ActsTable } from './recordKind.ts';
import type { Stand } from './stand.ts';

export type Give<Relation> = (
  kind: Relation,
  more?: Partial<Omit<Stand, 'kind' | 'acts'>>,
  also?: readonly string[],
) => Stand;

/** Makes a relation with the acts that the kind's table gives it, and those that are given beside. */
export const giving =
  <const Acts extends ActsTable>(acts: Acts): Give<keyof Acts & string> =>
  (kind, more = {}, also = []) => ({
    ...{ kind, membership: null, purposes: [], until: null },
    ...more,
    acts: [...(acts[kind] ?? []), ...also],
  });
