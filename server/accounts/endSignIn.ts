import type { ClientSession, QueryFilter } from 'mongoose';
import type { AccountRecord } from './accountModel.ts';
import type { AccountStore } from './accountStore.ts';

/**
 * Ends the password, second factor and all sessions of an account whose person is to choose anew. Returns the epoch
 * that the link is for; null where there is no such account. The ended password is kept, so that the next one must
 * differ from it.
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
  // The sign-in was made anew before, and that has ended the password.
  if (known.passwordHash !== null)
    await accounts.updateOne({ _id: known._id }, { $set: { formerHash: known.passwordHash } }, { session });
  return known.sessionEpoch + 1;
};
