import { randomInt } from 'node:crypto';
import type { ClientSession } from 'mongoose';
import type { AccountId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Clock } from '#platform/clock.ts';
import { Failure } from '#platform/failure.ts';
import type { Secrets } from '#platform/secrets/secrets.ts';
import type { AccountRecord } from './accountModel.ts';
import type { AccountStore } from './accountStore.ts';
import { buildAccount } from './buildAccount.ts';
import { endSignIn } from './endSignIn.ts';
import { foldLoginName } from './foldLoginName.ts';
import { sheetValue } from './sheetValue.ts';

/** A link to the family is carried home by somebody and opened at the weekend. */
const LINK_DAYS = 7;
/** Numbers on a sheet. */
const NUMBERS = 10;

interface Needs {
  readonly store: Pick<AccountStore, 'accounts'>;
  readonly secrets: Pick<Secrets, 'seal' | 'indexOf'>;
  readonly clock: Clock;
  readonly makePasswordLink: (
    whose: { readonly account: AccountId; readonly epoch: number },
    session: ClientSession,
    days: number,
  ) => Promise<{ secret: string; until: Date }>;
}

/** [FA2] Accounts of patients and of those whom they name: managed by the patient's home, without position or capacity. */
export const familyAccounts = ({ store, secrets, clock, makePasswordLink }: Needs) => {
  const { accounts } = store;
  const shown = { name: 1, loginName: 1, municipality: 1, family: 1, passwordHash: 1, numberSheet: 1 };
  const present = ({
    _id,
    name,
    loginName,
    municipality,
    family,
    passwordHash,
    numberSheet,
  }: AccountRecord) => ({
    ...{ id: _id, name, loginName, municipality, isFamily: family === true },
    hasPassword: passwordHash !== null,
    numbersLeft: numberSheet == null ? null : numberSheet.hashes.length - numberSheet.used,
  });
  const family = (_id: AccountId) => ({ _id, family: true, state: 'active' }) as const;
  return {
    byLoginName: async (loginName: string) => {
      const found = await accounts
        .findOne({ loginName: foldLoginName(loginName) }, shown)
        .lean<AccountRecord>();
      return found && present(found);
    },
    byIds: async (ids: readonly AccountId[]) => {
      const found = await accounts.find({ _id: { $in: [...ids] } }, shown).lean<AccountRecord[]>();
      return new Map(found.map((each) => [each._id, present(each)]));
    },
    make: async (
      person: { readonly loginName: string; readonly name: string; readonly kana: string },
      { id, municipality, by }: { id: AccountId; municipality: MunicipalityCode; by: AccountId },
      session: ClientSession,
    ): Promise<void> => {
      const more = { municipality, madeBy: by, at: clock.now(), sample: false, vouched: [], secrets };
      const account = await buildAccount({ ...person, password: null }, more);
      await accounts.create([{ ...account, _id: id, family: true }], { session });
    },
    link: async (account: AccountId, session: ClientSession) => {
      const known = await accounts.findOne(family(account)).session(session).lean<AccountRecord>();
      if (known === null || known.passwordHash !== null) return null;
      return makePasswordLink({ account, epoch: known.sessionEpoch }, session, LINK_DAYS);
    },
    renew: async (account: AccountId, by: AccountId, session: ClientSession) => {
      const renewed = { renewedBy: by, renewedAt: clock.now() };
      const epoch = await endSignIn(store, family(account), renewed, session);
      return epoch === null ? null : makePasswordLink({ account, epoch }, session, LINK_DAYS);
    },
    /** [FA4] Shown once, to be printed; what is kept opens nothing. */
    giveSheet: async (account: AccountId, by: AccountId, session: ClientSession) => {
      const known = await accounts.findOne(family(account)).session(session).lean<AccountRecord>();
      if (known === null) throw new Failure('A-01');
      const numbers = Array.from({ length: NUMBERS }, () => String(randomInt(100_000_000)).padStart(8, '0'));
      const of = { kind: 'number-sheet', municipality: known.municipality } as const;
      const hashes = await Promise.all(
        numbers.map((number, at) => secrets.indexOf(of, sheetValue(account, at, number))),
      );
      const numberSheet = { hashes, used: 0, madeBy: by, madeAt: clock.now() };
      await accounts.updateOne({ _id: account }, { $set: { numberSheet } }, { session });
      return numbers;
    },
  };
};
