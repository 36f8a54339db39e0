import type { AccountId, SessionId } from '#domain/ids.ts';
import { hasLeft } from '#domain/rights/hasLeft.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { AccountRecord } from './accountModel.ts';
import type { AccountStore } from './accountStore.ts';
import { foldLoginName } from './foldLoginName.ts';

/** What signing in needs to know of an account. */
export interface SignInAccount {
  readonly id: AccountId;
  readonly loginName: string;
  readonly name: string;
  readonly kana: string;
  readonly municipality: MunicipalityCode | null;
  readonly passwordHash: string | null;
  /** Sealed (SE1). */
  readonly totpSecret: string | null;
  readonly totpStep: number;
  readonly numberSheet: { readonly hashes: readonly string[]; readonly used: number } | null;
  readonly family: boolean;
  readonly sessionEpoch: number;
  readonly endedSessions: readonly { readonly id: SessionId; readonly until: Date }[];
  readonly sample: boolean;
}

export type SessionStanding = Pick<SignInAccount, 'sessionEpoch' | 'endedSessions'>;

/** Published for sessions. An account that has left is not found. */
export interface SignInQueries {
  findForLogin(loginName: string): Promise<SignInAccount | null>;
  findById(id: AccountId): Promise<SignInAccount | null>;
  /** What says whether sessions of these accounts stand; of those that have left, nothing. */
  standings(ids: readonly AccountId[]): Promise<ReadonlyMap<AccountId, SessionStanding>>;
  /** Whether nobody has an account yet: only then can a first operator be made. */
  isEmpty(): Promise<boolean>;
}

export const signInQueries = ({ accounts }: AccountStore, today: () => Day): SignInQueries => ({
  findForLogin: async (loginName) =>
    view(await accounts.findOne({ loginName: foldLoginName(loginName) }).lean<AccountRecord>(), today()),
  findById: async (id) => view(await accounts.findById(id).lean<AccountRecord>(), today()),
  standings: async (ids) => {
    const found = await accounts
      .find({ _id: { $in: ids } }, { state: 1, leaving: 1, sessionEpoch: 1, endedSessions: 1 })
      .lean<AccountRecord[]>();
    const there = found.filter((record) => !hasLeft(record, today()));
    return new Map(
      there.map(({ _id, sessionEpoch, endedSessions }) => [_id, { sessionEpoch, endedSessions }]),
    );
  },
  isEmpty: async () => (await accounts.findOne({}, { _id: 1 }).lean()) === null,
});

const view = (record: AccountRecord | null, today: Day): SignInAccount | null => {
  if (record === null || hasLeft(record, today)) return null;
  const { _id: id, loginName, name, kana, municipality, passwordHash, totpSecret, totpStep } = record;
  const { sessionEpoch, endedSessions, sample, numberSheet = null, family = false } = record;
  return {
    id,
    loginName,
    name,
    kana,
    municipality,
    passwordHash,
    totpSecret,
    totpStep,
    numberSheet,
    family,
    sessionEpoch,
    endedSessions,
    sample,
  };
};
