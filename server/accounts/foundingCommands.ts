import type { ClientSession } from 'mongoose';
import type { CommitRevocable } from '#access/commitRevocable.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { FactReaders } from '#domain/access/facts.ts';
import type { AccountId, FacilityId, PositionId } from '#domain/ids.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Clock } from '#platform/clock.ts';
import { Failure } from '#platform/failure.ts';
import { isDuplicateKey } from '#platform/isDuplicateKey.ts';
import { newId } from '#platform/newId.ts';
import type { Secrets } from '#platform/secrets/secrets.ts';
import type { AccountRecord } from './accountModel.ts';
import type { AccountStore } from './accountStore.ts';
import { buildAccount, type NewPerson } from './buildAccount.ts';
import { requireOperator } from './requireOperator.ts';

export interface FoundingNeeds {
  readonly commit: CommitRevocable;
  readonly clock: Clock;
  readonly store: AccountStore;
  readonly secrets: Pick<Secrets, 'seal'>;
  readonly readAccount: FactReaders['account'];
  /** The office of a municipality, made with it. */
  readonly officeOf: (municipality: MunicipalityCode) => Promise<FacilityId | null>;
  /** Makes a municipality and its office within a transaction. */
  readonly insertMunicipality: (
    wanted: { code: string; office: { name: string; phone: string } },
    madeBy: AccountId,
    session: ClientSession,
  ) => Promise<{ code: MunicipalityCode; office: FacilityId }>;
}

/** How a house begins: the operator, and each municipality's first officer, who makes everybody else. */
export const foundingCommands = (needs: FoundingNeeds) => {
  const { commit, clock, store, secrets, readAccount, officeOf, insertMunicipality } = needs;

  const insertOperator = async (account: AccountRecord, session: ClientSession): Promise<void> => {
    // Only while nobody has an account: there is never a second way to become the operator.
    if ((await store.accounts.findOne({}, { _id: 1 }, { session }).lean()) !== null)
      throw new Failure('C-01', { reason: 'not-empty' });
    await store.accounts.create([account], { session });
    const grant = { capacity: 'operator' as const, position: null, municipality: null, facility: null };
    const dated = { from: tokyoDay(account.madeAt), until: null, grantedAt: account.madeAt };
    // A fixed id for the one grant of this kind: of two that come at once, the second finds it taken.
    const by = { _id: 'operator', account: account._id, grantedBy: 'first-operator' };
    await store.capacities.create([{ ...by, ...grant, ...dated }], { session });
  };

  const insertOfficer = async (account: AccountRecord, facility: FacilityId, session: ClientSession) => {
    const position = newId<PositionId>();
    const { _id, municipality, madeBy, madeAt } = account;
    const dated = { from: tokyoDay(madeAt), until: null };
    const place = { account: _id, facility, profession: '行政職員', madeBy, madeAt, endedBy: null };
    await store.accounts.create([account], { session });
    await store.positions.create([{ _id: position, ...place, ...dated }], { session });
    const grant = { capacity: 'officer' as const, position, municipality, facility: null };
    // Fixed: a municipality has one first officer; the others are made by officers.
    const by = { _id: `first-officer:${municipality}`, account: _id, grantedBy: madeBy, grantedAt: madeAt };
    await store.capacities.create([{ ...by, ...grant, ...dated }], { session });
    return position;
  };

  const build = (person: NewPerson, municipality: MunicipalityCode | null, madeBy: string, sample: boolean) =>
    buildAccount(person, { municipality, madeBy, at: clock.now(), sample, secrets });

  return {
    makeFirstOperator: async (person: NewPerson, { sample = false } = {}): Promise<AccountId> => {
      const account = await build(person, null, 'first-operator', sample);
      await commit((session) => insertOperator(account, session), []).catch(taken);
      return account._id;
    },

    /** The first officer of a municipality that has none: account, position at its office, and the grant, in one. */
    makeFirstOfficer: async (
      actor: Actor,
      municipality: MunicipalityCode,
      person: NewPerson,
      { sample = false } = {},
    ): Promise<{ account: AccountId; position: PositionId }> => {
      await requireOperator(readAccount, actor, tokyoDay(clock.now()));
      const office = await officeOf(municipality);
      if (office === null) throw new Failure('A-01');
      const account = await build(person, municipality, actor.account, sample);
      const position = await commit((session) => insertOfficer(account, office, session), []).catch(taken);
      return { account: account._id, position };
    },

    /** All at once, by the one-time link of an empty house: all of it stands, or nothing. */
    makeFirst: async (first: {
      operator: NewPerson;
      municipality: { code: string; office: { name: string; phone: string } };
      officer: NewPerson;
    }): Promise<void> => {
      const operator = await build(first.operator, null, 'first-operator', false);
      const officer = await build(first.officer, null, operator._id, false);
      await commit(async (session) => {
        await insertOperator(operator, session);
        const { code, office } = await insertMunicipality(first.municipality, operator._id, session);
        await insertOfficer({ ...officer, municipality: code }, office, session);
      }, []).catch(taken);
    },
  };
};

const taken = (error: unknown): never => {
  throw isDuplicateKey(error) ? new Failure('C-01', { reason: 'login-name-taken' }) : error;
};

export type FoundingCommands = ReturnType<typeof foundingCommands>;
