import type { AccountId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import type { SessionParts } from './sessionParts.ts';

/**
 * Ends every session of an account, with its open connections, documents and calls. `raise` raises the account's
 * epoch, in the transaction of whatever made that necessary. Returns the new epoch; A-02 where `raise` came too late.
 */
export const endAllSessions = async (
  { store, devices }: Pick<SessionParts, 'store' | 'devices'>,
  account: AccountId,
  raise: () => Promise<number | null>,
): Promise<number> => {
  const epoch = await raise();
  if (epoch === null) throw new Failure('A-02');
  // The new epoch has ended these sessions already; this only cleans up.
  const left = await store.list(account);
  const dead = left.filter((session) => session.epoch < epoch).map(({ id }) => id);
  await store.drop(account, dead);
  await devices.forgetAll(account);
  return epoch;
};
