import type { PositionId } from '../ids.ts';
import type { RelationOf } from '../records/recordKind.ts';
import type { recordKinds } from '../records/recordKinds.ts';
import type { Stand } from '../records/stand.ts';
import type { Day } from '../vocabulary/days.ts';
import type { Act } from './recordRef.ts';

export type RelationKind = RelationOf<(typeof recordKinds)[keyof typeof recordKinds]>;

/** One way in which a person, in one position, stands to a record today. */
export interface Relation extends Stand {
  readonly kind: RelationKind;
  readonly acts: readonly Act[];
}

/**
 * What a person is to a record. `none` gets exactly the answer of an unknown id. `ended` and `elsewhere` are told the
 * reason, because they have or had a relation: since when it has ended, or which of their own positions it belongs
 * to.
 */
export type Standing =
  | { readonly is: 'none' }
  | { readonly is: 'ended'; readonly since: Day | null }
  | { readonly is: 'elsewhere'; readonly position: PositionId }
  | { readonly is: 'related'; readonly relations: readonly [Relation, ...Relation[]] };
