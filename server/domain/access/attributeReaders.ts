import type { AccountId } from '../ids.ts';
import type { ReadsOf } from '../records/recordKind.ts';
import type { recordKinds } from '../records/recordKinds.ts';
import type { AccountAttributes } from './attributes.ts';

interface AccountReads {
  account(id: AccountId): Promise<AccountAttributes | null>;
}

/** Of all that some readers are, what each of them is. */
type Together<Reads> = (Reads extends unknown ? (each: Reads) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

/** The readers that compose hands to the gate: who asks, and all that leads to a record. Each reads the store afresh, at majority. */
export type AttributeReaders = AccountReads &
  Together<ReadsOf<(typeof recordKinds)[keyof typeof recordKinds]>>;
