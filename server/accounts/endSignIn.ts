import type { ClientSession, QueryFilter } from 'mongoose';
import type { AccountRecord } from './accountModel.ts';
import type { AccountStore } from './accountStore.ts';

/**
 * Ends password, second factor and all sessions of an account that is to choose anew, and answers the epoch that its
 * link is for; null where there is no such account. The password that was ended is kept as what the next must not be.
 */
export const endSignIn = async (
  { accounts }: Pick<AccountStore, 'accounts'>,
  whose: QueryFilter<AccountRecord>,
  renewed: Pick<AccountRecord, 'renewedBy' | 'renewedAt'>,
  session: ClientSession,
): Promise<number | null> => {
  const ended = { passwordHash: null, totpSecret: null, totpStep: 0, numberSheet: null };
  const known = await accounts
    .findOneAndUpdate(
      whose,
      { $inc: { sessionEpoch: 1 }, $set: { ...ended, ...renewed } },
      { session, returnDocument: 'before' },
    )
    .lean<AccountRecord>();
  if (known === null) return null;
  // Made anew twice: the first time has ended it.
  if (known.passwordHash !== null)
    await accounts.updateOne({ _id: known._id }, { $set: { formerHash: known.passwordHash } }, { session });
  return known.sessionEpoch + 1;
};
