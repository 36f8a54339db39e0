import type { ClientSession } from 'mongoose';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { Failure } from '#platform/failure.ts';
import { newId } from '#platform/newId.ts';
import type { AccountRecord } from './accountModel.ts';
import type { AccountStore } from './accountStore.ts';

/**
 * The account and grant of an operator. `first`: only while nobody has an account, by the link of an empty house.
 * `further`: only by the command on the machine (RI6).
 */
export const insertOperator = async (
  store: AccountStore,
  account: AccountRecord,
  session: ClientSession,
  which: 'first' | 'further',
): Promise<void> => {
  if (which === 'first' && (await store.accounts.findOne({}, { _id: 1 }, { session }).lean()) !== null)
    throw new Failure('C-01', { reason: 'not-empty' });
  await store.accounts.create([account], { session });
  await store.capacities.create(
    [
      {
        // A fixed id for the first grant: of two that come at once, the second finds it taken.
        _id: which === 'first' ? 'operator' : newId(),
        ...{ account: account._id, capacity: 'operator', position: null, municipality: null, facility: null },
        ...{ from: tokyoDay(account.madeAt), until: null, endedBy: null, ends: [] },
        ...{ grantedBy: account.madeBy, grantedAt: account.madeAt },
      },
    ],
    { session },
  );
};
