import type { AccountId } from '../ids.ts';
import type { ReadsOf } from '../records/recordKind.ts';
import type { recordKinds } from '../records/recordKinds.ts';
import type { AccountAttributes } from './attributes.ts';

interface AccountReads {
  account(id: AccountId): Promise<AccountAttributes | null>;
}

/** All the readers that any of some kinds of record asks for. */
type Together<Reads> = (Reads extends unknown ? (each: Reads) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

/**
 * The readers that the gate is given: of the account that asks, and of everything on the way to a record. Each reads
 * from the store, at majority.
 */
export type AttributeReaders = AccountReads &
  Together<ReadsOf<(typeof recordKinds)[keyof typeof recordKinds]>>;
