import type { Day } from '../vocabulary/days.ts';
import type { Purpose } from '../vocabulary/purposes.ts';
import type { MembershipAttributes } from './patient/membershipAttributes.ts';

/** One way in which a position stands to a record, with the acts that it gives. */
export interface Stand {
  readonly kind: string;
  readonly acts: readonly string[];
  readonly membership: MembershipAttributes | null;
  /** The purposes for which the record may be entered. */
  readonly purposes: readonly Purpose[];
  /** The first day on which the membership or capacity does not hold any more by itself; null: it is open. */
  readonly until: Day | null;
}

export interface Found {
  readonly relations: readonly Stand[];
  /** Since which day an earlier relation has ended; undefined: there was none. */
  readonly endedSince?: Day;
}
