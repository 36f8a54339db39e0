import type { AccountAttributes, PositionAttributes } from '../access/attributes.ts';
import type { Day } from '../vocabulary/days.ts';

/** The person whose relation to a record is looked for: an account in one of its positions, on a day. */
export interface Asker {
  readonly account: AccountAttributes;
  readonly position: PositionAttributes;
  readonly day: Day;
}

/** An account of the family's, which holds no position (FA2). */
export type FamilyAsker = Pick<Asker, 'account' | 'day'>;
