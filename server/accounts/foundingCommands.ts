import type { ClientSession } from 'mongoose';
import type { RecordCommand } from '#access/commandFacts.ts';
import type { CommitRevocable } from '#access/commitRevocable.ts';
import type { DeedObject } from '#domain/access/about.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { HouseDeed } from '#domain/access/deeds.ts';
import { houseAccount } from '#domain/access/houseAccount.ts';
import type { AccountId, FacilityId, PositionId, SessionId } from '#domain/ids.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Clock } from '#platform/clock.ts';
import { Failure } from '#platform/failure.ts';
import { isDuplicateKey } from '#platform/isDuplicateKey.ts';
import { newId } from '#platform/newId.ts';
import type { Secrets } from '#platform/secrets/secrets.ts';
import type { Tell } from '#server/tellings/tellings.ts';
import type { AccountRecord } from './accountModel.ts';
import type { AccountStore } from './accountStore.ts';
import { buildAccount, type NewPerson } from './buildAccount.ts';
import { officerSpans } from './keepManaged.ts';
import { newPosition } from './newPosition.ts';
import { insertOperator } from './operatorGrants.ts';
import { requireOperator } from './requireOperator.ts';

export interface FoundingParts {
  readonly commit: CommitRevocable;
  readonly clock: Clock;
  readonly store: AccountStore;
  readonly secrets: Pick<Secrets, 'seal'>;
  readonly readAccount: AttributeReaders['account'];
  /** The office of a municipality, made with it. */
  readonly officeOf: (municipality: MunicipalityCode) => Promise<FacilityId | null>;
  readonly office: AttributeReaders['office'];
  /** Makes a municipality and its office within a transaction. */
  readonly insertMunicipality: (
    wanted: { code: string; office: { name: string; phone: string } },
    madeBy: AccountId,
    session: ClientSession,
  ) => Promise<{ code: MunicipalityCode; office: FacilityId }>;
  readonly record: RecordCommand;
  readonly tell: Tell;
}

/** An officer of a municipality: account, position at its office, and the grant, in one. */
const profession = '行政職員';

/** How a house begins: the operator, and each municipality's first officer, who makes everybody else. */
export const foundingCommands = (parts: FoundingParts) => {
  const { commit, clock, store, secrets, readAccount, officeOf, insertMunicipality, record, tell } = parts;

  const insertOfficer = async (account: AccountRecord, facility: FacilityId, session: ClientSession) => {
    const { _id, municipality, madeBy, madeAt } = account;
    const position = newPosition(_id, { facility, profession }, madeBy, madeAt);
    await store.accounts.create([account], { session });
    await store.positions.create([position], { session });
    await store.capacities.create(
      [
        {
          ...{ _id: newId(), account: _id, capacity: 'officer', position: position._id, municipality },
          ...{ facility: null, from: tokyoDay(madeAt), until: null, grantedBy: madeBy, grantedAt: madeAt },
          ...{ endedBy: null, ends: [] },
        },
      ],
      { session },
    );
    return position._id;
  };

  const build = (person: NewPerson, municipality: MunicipalityCode | null, madeBy: string, sample: boolean) =>
    buildAccount(person, {
      ...{ municipality, madeBy, at: clock.now(), sample, secrets },
      vouched: municipality === null ? [] : [profession],
    });

  return {
    makeFirstOperator: async (person: NewPerson, { sample = false } = {}): Promise<AccountId> => {
      const account = await build(person, null, 'first-operator', sample);
      await commit(
        async (session) => {
          await insertOperator(store, account, session, 'first');
          await record(byHouse('make-operator', { kind: 'account', id: account._id }, null), session);
        },
        [{ kind: 'account', id: account._id }],
      ).catch(taken);
      return account._id;
    },

    /**
     * [RI2] Makes an officer for a municipality that has none, or none any more. Only the operator does this, and all
     * of the city are told.
     */
    makeFirstOfficer: async (
      actor: Actor,
      municipality: MunicipalityCode,
      person: NewPerson,
      { sample = false } = {},
    ): Promise<{ account: AccountId; position: PositionId }> => {
      const day = tokyoDay(clock.now());
      await requireOperator(readAccount, actor, day);
      const office = await officeOf(municipality);
      if (office === null) throw new Failure('A-01');
      const account = await build(person, municipality, actor.account, sample);
      const position = await commit(
        async (session) => {
          const spans = await officerSpans(store, municipality, session);
          if (spans.some(({ until }) => until === null || day < until))
            throw new Failure('C-01', { reason: 'officer-there', office: await parts.office(municipality) });
          const before = await store.capacities
            .findOne({ capacity: 'officer', municipality }, { _id: 1 })
            .session(session)
            .lean();
          const made = await insertOfficer(account, office, session);
          const object = { kind: 'account' as const, id: account._id };
          await record({ actor, deed: 'make-officer', object, home: municipality }, session);
          if (before !== null)
            await tell([{ to: { municipality }, kind: 'officer-made', name: account.name }], session);
          return made;
        },
        // The number in the revocation log makes the transactions of two who come at once wait for each other: the
        // second sees the officer of the first.
        [{ kind: 'account', id: account._id }],
      ).catch(taken);
      return { account: account._id, position };
    },

    /** Makes all of it by the one-time link of an empty house, or nothing. */
    makeFirst: async (first: {
      operator: NewPerson;
      municipality: { code: string; office: { name: string; phone: string } };
      officer: NewPerson;
    }): Promise<void> => {
      const operator = await build(first.operator, null, 'first-operator', false);
      const officer = await build(first.officer, null, operator._id, false);
      await commit(
        async (session) => {
          await insertOperator(store, operator, session, 'first');
          const { code, office } = await insertMunicipality(first.municipality, operator._id, session);
          const vouched = [{ profession, by: operator._id, at: officer.madeAt }];
          await insertOfficer({ ...officer, municipality: code, vouched }, office, session);
          const of = (id: AccountId) => ({ kind: 'account', id }) as const;
          await record(byHouse('make-operator', of(operator._id), null), session);
          await record(byHouse('make-municipality', { kind: 'facility', id: office }, code), session);
          await record(byHouse('make-officer', of(officer._id), code), session);
        },
        [operator, officer].map(({ _id: id }) => ({ kind: 'account', id }) as const),
      ).catch(taken);
    },

    /** For an officer whom the operator makes together with a second person (server/recoveries). */
    prepareOfficer: async (
      person: NewPerson,
      municipality: MunicipalityCode,
      office: FacilityId,
      madeBy: AccountId,
    ) => {
      const account = await build(person, municipality, madeBy, false);
      const insert = (session: ClientSession) => insertOfficer(account, office, session);
      return { account: account._id, epoch: account.sessionEpoch, insert };
    },
  };
};

/** A deed of the house: in an empty house nobody is signed in yet. */
const byHouse = (deed: HouseDeed, object: DeedObject, home: MunicipalityCode | null) => ({
  actor: { account: houseAccount, session: houseAccount as unknown as SessionId, position: null },
  ...{ deed, object, home },
});

const taken = (error: unknown): never => {
  throw isDuplicateKey(error) ? new Failure('C-01', { reason: 'login-name-taken' }) : error;
};

export type FoundingCommands = ReturnType<typeof foundingCommands>;
