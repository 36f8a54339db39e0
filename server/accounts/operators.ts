import type { ClientSession, Connection } from 'mongoose';
import { commandFacts } from '#access/commandFacts.ts';
import { commitOnMachine } from '#access/commitOnMachine.ts';
import type { HouseDeed } from '#domain/access/deeds.ts';
import { houseAccount } from '#domain/access/houseAccount.ts';
import type { AccountId } from '#domain/ids.ts';
import { endWith } from '#domain/rights/endWith.ts';
import { holdsOn, tokyoDay } from '#domain/vocabulary/days.ts';
import type { Clock } from '#platform/clock.ts';
import { Failure } from '#platform/failure.ts';
import { isDuplicateKey } from '#platform/isDuplicateKey.ts';
import type { AccountRecord } from './accountModel.ts';
import type { MakePasswordLink } from './accountParts.ts';
import type { AccountStore } from './accountStore.ts';
import { buildAccount } from './buildAccount.ts';
import type { CapacityRecord } from './capacityModel.ts';
import { endSignIn } from './endSignIn.ts';
import { foldLoginName } from './foldLoginName.ts';
import { insertOperator } from './operatorGrants.ts';

interface Parts {
  readonly db: Connection;
  readonly clock: Clock;
  readonly store: AccountStore;
  readonly makePasswordLink: MakePasswordLink;
}

/** A command on the machine has no session: whoever may run commands there acts as the house. */
const actor = { account: houseAccount, session: houseAccount as never, position: null };

/** [RI6] Operators, managed from the machine itself: adding one, making a sign-in anew, ending one who is not the last. */
export const operators = ({ db, clock, store, makePasswordLink }: Parts) => {
  const write = commandFacts(db, clock);
  const inOne = commitOnMachine(db);
  const commit = <T>(work: (session: ClientSession) => Promise<T>, account: AccountId): Promise<T> =>
    inOne(work, [{ kind: 'account', id: account }]);
  const said = (deed: HouseDeed, id: AccountId) => ({
    ...{ actor, deed, home: null },
    object: { kind: 'account' as const, id },
  });
  const holding = async () => {
    const day = tokyoDay(clock.now());
    const granted = await store.capacities.find({ capacity: 'operator' }).lean<CapacityRecord[]>();
    const held = granted.filter((each) => holdsOn(each, day));
    const people = await store.accounts
      .find({ _id: { $in: held.map(({ account }) => account) }, state: 'active' })
      .lean<AccountRecord[]>();
    return people.sort((a, b) => (a.loginName < b.loginName ? -1 : 1));
  };
  const find = async (loginName: string): Promise<AccountRecord> => {
    const found = (await holding()).find((each) => each.loginName === foldLoginName(loginName));
    if (found === undefined) throw new Failure('A-01');
    return found;
  };

  return {
    list: holding,

    /** A further operator, who chooses the password by the link. */
    add: async (person: { readonly loginName: string; readonly name: string; readonly kana: string }) => {
      const more = { municipality: null, madeBy: houseAccount, at: clock.now(), sample: false, vouched: [] };
      const secrets = { seal: async () => Promise.reject(new Error('no second factor here')) };
      const account = await buildAccount({ ...person, password: null }, { ...more, secrets });
      try {
        return await commit(async (session) => {
          await insertOperator(store, account, session, 'further');
          await write(said('make-operator', account._id), session);
          return makePasswordLink({ account: account._id, epoch: account.sessionEpoch }, session);
        }, account._id);
      } catch (error) {
        throw isDuplicateKey(error) ? new Failure('C-01', { reason: 'login-name-taken' }) : error;
      }
    },

    /** Password, second factor and all sessions end; the link lets the same person choose anew. */
    renew: async (loginName: string) => {
      const { _id } = await find(loginName);
      return commit(async (session) => {
        const renewed = { renewedBy: houseAccount, renewedAt: clock.now() };
        const epoch = await endSignIn(store, { _id, state: 'active' }, renewed, session);
        if (epoch === null) throw new Failure('A-01');
        await write(said('renew-operator', _id), session);
        return makePasswordLink({ account: _id, epoch }, session);
      }, _id);
    },

    end: async (loginName: string): Promise<void> => {
      const { _id } = await find(loginName);
      const at = clock.now();
      const day = tokyoDay(at);
      await commit(async (session) => {
        const granted = await store.capacities
          .find({ capacity: 'operator' })
          .session(session)
          .lean<CapacityRecord[]>();
        const others = granted.filter((each) => each.account !== _id && holdsOn(each, day));
        const staying = await store.accounts
          .findOne({
            _id: { $in: others.map(({ account }) => account) },
            state: 'active',
            passwordHash: { $ne: null },
          })
          .session(session)
          .lean();
        if (staying === null) throw new Failure('C-01', { reason: 'last-operator' });
        for (const each of granted.filter(({ account }) => account === _id)) {
          const ended = endWith(each, day, `capacity:${each._id}`);
          if (ended !== null)
            await store.capacities.updateOne(
              { _id: each._id },
              { $set: { ...ended, endedBy: houseAccount } },
              { session },
            );
        }
        const leaving = { id: `operator:${_id}`, at, by: houseAccount };
        await store.accounts.updateOne(
          { _id },
          { $set: { state: 'left', leaving }, $inc: { sessionEpoch: 1 } },
          { session },
        );
        await write(said('end-operator', _id), session);
      }, _id);
    },
  };
};
