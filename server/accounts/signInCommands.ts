import type { ClientSession } from 'mongoose';
import type { CommitRevocable } from '#access/commitRevocable.ts';
import type { AccountId, SessionId } from '#domain/ids.ts';
import { judgePassword } from '#domain/sessions/judgePassword.ts';
import { Failure } from '#platform/failure.ts';
import type { Secrets } from '#platform/secrets/secrets.ts';
import type { AccountRecord } from './accountModel.ts';
import type { AccountStore } from './accountStore.ts';
import { hashPassword, isPassword } from './hashPassword.ts';

export interface ProvedSecret {
  readonly secret: string;
  readonly step: number;
}

/** Done in the same transaction: the fact of it (AU16). */
type Also = (session: ClientSession) => Promise<void>;

/**
 * Published for sessions: each change of what a session stands on goes with its revocation. The first three end every
 * session by raising the epoch, and answer the new one. They are for who holds `epoch` (by a session or a link): where
 * it is the account's no more they do nothing and answer null. Else whoever knew the old password could begin before
 * the office makes the sign-in anew, and have the last word after it.
 */
export interface SignInCommands {
  /** L-04 when it does not meet the rules, or is the one that it replaces. */
  setPassword(account: AccountId, epoch: number, password: string, also?: Also): Promise<number | null>;
  raiseEpoch(account: AccountId, epoch: number, also?: Also): Promise<number | null>;
  /** `step`: of the code that proved it, which is used by that. */
  setSecondFactor(
    account: AccountId,
    epoch: number,
    proved: ProvedSecret,
    also?: Also,
  ): Promise<number | null>;
  /**
   * Keeps the ids of ended sessions until their absolute end, so that a restored Redis file revives nothing. `also` is
   * done in the same transaction.
   */
  recordEndedSessions(
    account: AccountId,
    ended: readonly { readonly id: SessionId; readonly until: Date }[],
    also?: Also,
  ): Promise<void>;
  /** True once for each step: a code that was seen over a shoulder does not sign in a second time. */
  takeTotpStep(account: AccountId, step: number): Promise<boolean>;
  /** [FA4] True once for each number of the sheet: only the next one counts, whoever knows the others. */
  takeSheetNumber(account: AccountId, at: number): Promise<boolean>;
}

export const signInCommands = (
  store: AccountStore,
  commit: CommitRevocable,
  secrets: Pick<Secrets, 'seal'>,
): SignInCommands => {
  const raise = (
    account: AccountId,
    epoch: number,
    change: Partial<AccountRecord>,
    also?: Also,
  ): Promise<number | null> =>
    commit(
      async (session) => {
        const raised = await store.accounts
          .findOneAndUpdate(
            { _id: account, state: 'active', sessionEpoch: epoch },
            { $inc: { sessionEpoch: 1 }, $set: change },
            { session, returnDocument: 'after' },
          )
          .lean<AccountRecord>();
        if (raised !== null) await also?.(session);
        return raised?.sessionEpoch ?? null;
      },
      [{ kind: 'account', id: account }],
      { account, takesAway: true },
    );
  return {
    setPassword: async (account, epoch, password, also) => {
      const known = await store.accounts.findOne({ _id: account, state: 'active' }).lean<AccountRecord>();
      if (known?.sessionEpoch !== epoch) return null;
      const reason = judgePassword(password, {
        loginName: known.loginName,
        secondFactor: known.totpSecret !== null || known.numberSheet != null,
      });
      if (reason !== null) throw new Failure('L-04', { reason });
      const before = known.passwordHash ?? known.formerHash ?? null;
      if (before !== null && (await isPassword(before, password)))
        throw new Failure('L-04', { reason: 'same-as-before' });
      return raise(account, epoch, { passwordHash: await hashPassword(password), formerHash: null }, also);
    },
    raiseEpoch: (account, epoch, also) => raise(account, epoch, {}, also),
    setSecondFactor: async (account, epoch, { secret, step }, also) => {
      const known = await store.accounts.findById(account, { municipality: 1 }).lean<AccountRecord>();
      if (known === null) return null;
      const of = { kind: 'totp', owner: account, municipality: known.municipality } as const;
      return raise(account, epoch, { totpSecret: await secrets.seal(of, secret), totpStep: step }, also);
    },
    recordEndedSessions: async (account, ended, also) => {
      const ids = ended.map(({ id }) => id);
      await commit(
        async (session) => {
          await also?.(session);
          // What is past its absolute end cannot come back, and is dropped with the next one that ends.
          await store.accounts.updateOne(
            { _id: account },
            { $pull: { endedSessions: { until: { $lt: new Date() } } } },
            { session },
          );
          await store.accounts.updateOne(
            { _id: account },
            { $pull: { endedSessions: { id: { $in: ids } } } },
            { session },
          );
          await store.accounts.updateOne(
            { _id: account },
            { $push: { endedSessions: { $each: ended } } },
            { session },
          );
        },
        ids.map((id) => ({ kind: 'session' as const, id })),
        { account, takesAway: true },
      );
    },
    takeTotpStep: async (account, step) => {
      const used = await store.accounts.updateOne(
        { _id: account, totpStep: { $lt: step } },
        { $set: { totpStep: step } },
      );
      return used.modifiedCount === 1;
    },
    takeSheetNumber: async (account, at) => {
      const used = await store.accounts.updateOne(
        { _id: account, 'numberSheet.used': at },
        { $inc: { 'numberSheet.used': 1 } },
      );
      return used.modifiedCount === 1;
    },
  };
};
