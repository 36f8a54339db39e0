import type { ClientSession } from 'mongoose';
import type * as z from 'zod/mini';
import type { sessionView } from '#contracts/http/sessionView.ts';
import type { AccountId, SessionId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';

export interface LoginAccount {
  readonly id: AccountId;
  readonly loginName: string;
  /** The municipality that manages the account. */
  readonly municipality: MunicipalityCode | null;
  /** Null from the moment at which the office made the sign-in anew until the link was used: then no password is right. */
  readonly passwordHash: string | null;
  /** The second factor's secret, sealed (SE1). */
  readonly totpSecret: string | null;
  /** The sheet of numbers: hashes in their order, and how many are used (FA4). */
  readonly numberSheet: { readonly hashes: readonly string[]; readonly used: number } | null;
  readonly family: boolean;
  readonly sessionEpoch: number;
  readonly endedSessions: readonly { readonly id: SessionId }[];
}

export type AccountDescription = Pick<z.infer<typeof sessionView>, 'account' | 'positions' | 'capacities'>;

/** Runs in the same transaction. */
type Also = (session: ClientSession) => Promise<void>;

/** What sessions read and write of accounts; server/accounts does it. */
export interface SessionAccounts {
  /** An active account; null both for one that has left and for one that never existed. */
  findForLogin(loginName: string): Promise<LoginAccount | null>;
  findById(account: AccountId): Promise<LoginAccount | null>;
  /** What tells whether the sessions of these accounts stand, in one question; those who have left are missing. */
  standings(
    accounts: readonly AccountId[],
  ): Promise<ReadonlyMap<AccountId, Pick<LoginAccount, 'sessionEpoch' | 'endedSessions'>>>;
  /** Name, the positions of today and their capacities, as the header shows them. */
  describe(account: AccountId): Promise<AccountDescription | null>;
  /**
   * Each of these four is one transaction with its revocation, so that open connections end with it. The first three
   * raise the epoch and return the new one; if `epoch` is not the account's epoch any more, they do nothing and
   * return null.
   */
  setPassword(account: AccountId, epoch: number, password: string, also?: Also): Promise<number | null>;
  raiseEpoch(account: AccountId, epoch: number, also?: Also): Promise<number | null>;
  /** `step`: the step of the code by which the secret was proved; it counts as used. */
  setSecondFactor(
    account: AccountId,
    epoch: number,
    proved: { readonly secret: string; readonly step: number },
    also?: Also,
  ): Promise<number | null>;
  recordEndedSessions(
    account: AccountId,
    ended: readonly { readonly id: SessionId; readonly until: Date }[],
    also?: Also,
  ): Promise<void>;
  /** Marks a step of the second factor as used. False where it, or a later one, was used before. */
  takeTotpStep(account: AccountId, step: number): Promise<boolean>;
  /** The same of a number of the sheet: the next one alone, once. */
  takeSheetNumber(account: AccountId, at: number): Promise<boolean>;
}
