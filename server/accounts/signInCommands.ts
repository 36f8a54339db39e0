import type { CommitRevocable } from '#access/commitRevocable.ts';
import type { AccountId, SessionId } from '#domain/ids.ts';
import { judgePassword } from '#domain/sessions/judgePassword.ts';
import { Failure } from '#platform/failure.ts';
import type { AccountRecord } from './accountModel.ts';
import type { AccountStore } from './accountStore.ts';
import { hashPassword } from './hashPassword.ts';

/** Published for sessions: each change of what a session stands on goes with its revocation. */
export interface SignInCommands {
  /**
   * L-04 when it does not meet the rules. All other sessions end by the raised epoch, which is given back. With
   * `epoch` (of a link) only while that is the account's, else A-01.
   */
  setPassword(account: AccountId, password: string, epoch?: number): Promise<number>;
  /** Every session of an older epoch is dead. */
  raiseEpoch(account: AccountId): Promise<number>;
  /** Keeps an ended session's id until its absolute end, so that a restored Redis file revives nothing. */
  recordEndedSession(account: AccountId, session: SessionId, until: Date): Promise<void>;
  setTotpSecret(account: AccountId, secret: string | null): Promise<void>;
  /** True once for each step: a code that was seen over a shoulder does not sign in a second time. */
  takeTotpStep(account: AccountId, step: number): Promise<boolean>;
}

/** Left meanwhile; of a link also: its account's sign-in was made anew since. */
const gone = (epoch: number | undefined): Failure => new Failure(epoch === undefined ? 'A-02' : 'A-01');

export const signInCommands = (store: AccountStore, commit: CommitRevocable): SignInCommands => {
  const raise = (account: AccountId, change: Partial<AccountRecord>, epoch?: number): Promise<number> =>
    commit(
      async (session) => {
        const raised = await store.accounts
          .findOneAndUpdate(
            { _id: account, state: 'active', ...(epoch === undefined ? {} : { sessionEpoch: epoch }) },
            { $inc: { sessionEpoch: 1 }, $set: change },
            { session, returnDocument: 'after' },
          )
          .lean<AccountRecord>();
        if (raised === null) throw gone(epoch);
        return raised.sessionEpoch;
      },
      [{ kind: 'account', id: account }],
    );
  return {
    setPassword: async (account, password, epoch) => {
      const known = await store.accounts.findOne({ _id: account, state: 'active' }).lean<AccountRecord>();
      if (known === null) throw gone(epoch);
      const reason = judgePassword(password, {
        loginName: known.loginName,
        secondFactor: known.totpSecret !== null,
      });
      if (reason !== null) throw new Failure('L-04', { reason });
      return raise(account, { passwordHash: await hashPassword(password) }, epoch);
    },
    raiseEpoch: (account) => raise(account, {}),
    recordEndedSession: async (account, id, until) => {
      await commit(
        async (session) => {
          // What is past its absolute end cannot come back, and is dropped with the next one that ends.
          await store.accounts.updateOne(
            { _id: account },
            { $pull: { endedSessions: { until: { $lt: new Date() } } } },
            { session },
          );
          await store.accounts.updateOne(
            { _id: account, 'endedSessions.id': { $ne: id } },
            { $push: { endedSessions: { id, until } } },
            { session },
          );
        },
        [{ kind: 'session', id }],
      );
    },
    setTotpSecret: async (account, totpSecret) => {
      await store.accounts.updateOne({ _id: account }, { $set: { totpSecret, totpStep: 0 } });
    },
    takeTotpStep: async (account, step) => {
      const used = await store.accounts.updateOne(
        { _id: account, totpStep: { $lt: step } },
        { $set: { totpStep: step } },
      );
      return used.modifiedCount === 1;
    },
  };
};
