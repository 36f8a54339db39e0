import type { Day } from '../vocabulary/days.ts';
import type { Purpose } from '../vocabulary/purposes.ts';
import type { MembershipAttributes } from './patient/membershipAttributes.ts';

/** One way in which a position stands to a record, with the acts that it gives. */
export interface Stand {
  readonly kind: string;
  readonly acts: readonly string[];
  readonly membership: MembershipAttributes | null;
  /** What it may enter the record for. */
  readonly purposes: readonly Purpose[];
  /** The first day on which it no longer stands by itself (membership, capacity); null is open. */
  readonly until: Day | null;
}

export interface Found {
  readonly relations: readonly Stand[];
  /** The day since which a relation that was there has ended; undefined: there was none. */
  readonly endedSince?: Day;
}
