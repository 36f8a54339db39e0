import type { ClientSession } from 'mongoose';
import type { AccountId } from '#domain/ids.ts';
import type { AccountRecord } from './accountModel.ts';
import type { AccountStore } from './accountStore.ts';

/** The office that manages the account answers for a profession; once for each. */
export const vouch = async (
  { accounts }: AccountStore,
  account: AccountId,
  vouched: AccountRecord['vouched'][number],
  session: ClientSession,
): Promise<void> => {
  await accounts.updateOne(
    { _id: account, 'vouched.profession': { $ne: vouched.profession } },
    { $push: { vouched } },
    { session },
  );
};
