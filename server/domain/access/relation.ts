import type { PositionId } from '../ids.ts';
import type { Day } from '../vocabulary/days.ts';
import type { Purpose } from '../vocabulary/purposes.ts';
import type { MembershipFacts } from './facts.ts';
import type { Act } from './recordRef.ts';

export type RelationKind =
  | 'member'
  | 'invited'
  | 'holder'
  | 'reached'
  | 'sender'
  | 'uploader'
  | 'officer'
  | 'auditor'
  | 'manager';

/** One way in which a person, in one position, stands to a record today. */
export interface Relation {
  readonly kind: RelationKind;
  readonly acts: readonly Act[];
  readonly membership: MembershipFacts | null;
  /** What it may enter the record for. */
  readonly purposes: readonly Purpose[];
  /** The first day on which it no longer stands by itself (membership, position, capacity); null is open. */
  readonly until: Day | null;
}

/**
 * What a person is to a record. `none` gets exactly the answer of an unknown id. `ended` and `elsewhere` have or had
 * a relation, and get the reason: since when it has ended, or in which of their own positions it stands.
 */
export type Standing =
  | { readonly is: 'none' }
  | { readonly is: 'ended'; readonly since: Day | null }
  | { readonly is: 'elsewhere'; readonly position: PositionId }
  | { readonly is: 'related'; readonly relations: readonly [Relation, ...Relation[]] };
