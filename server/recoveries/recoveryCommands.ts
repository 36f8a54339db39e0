import type { ClientSession } from 'mongoose';
import type { RecordCommand } from '#access/commandFacts.ts';
import type { CommitRevocable } from '#access/commitRevocable.ts';
import type { Gate } from '#access/gate.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { HouseDeed } from '#domain/access/deeds.ts';
import type { AccountId, FacilityId } from '#domain/ids.ts';
import { objectionEnds } from '#domain/rights/objectionEnds.ts';
import { recoveryAt } from '#domain/rights/recoveryAt.ts';
import { holdsOn, tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Clock } from '#platform/clock.ts';
import { Failure } from '#platform/failure.ts';
import { isDuplicateKey } from '#platform/isDuplicateKey.ts';
import { newId } from '#platform/newId.ts';
import type { MakePasswordLink } from '#server/accounts/accountParts.ts';
import { holdsOperator } from '#server/accounts/holdsOperator.ts';
import { requireOperator } from '#server/accounts/requireOperator.ts';
import type { SignInQueries } from '#server/accounts/signInQueries.ts';
import type { Tell } from '#server/tellings/tellings.ts';
import type { RecoveryRecord } from './recoveryModel.ts';
import type { RecoveryStore } from './recoveryStore.ts';

export interface RecoveryParts {
  readonly gate: Pick<Gate, 'require'>;
  readonly commit: CommitRevocable;
  readonly clock: Clock;
  readonly store: RecoveryStore;
  readonly readAccount: AttributeReaders['account'];
  readonly signIn: Pick<SignInQueries, 'findForLogin' | 'findById'>;
  readonly officeOf: (municipality: MunicipalityCode) => Promise<FacilityId | null>;
  /** The officer to be made; `insert` puts account, position and grant into the store. */
  readonly prepareOfficer: (
    person: { loginName: string; name: string; kana: string; password: null },
    municipality: MunicipalityCode,
    office: FacilityId,
    madeBy: AccountId,
  ) => Promise<{ account: AccountId; epoch: number; insert: (session: ClientSession) => Promise<unknown> }>;
  readonly makePasswordLink: MakePasswordLink;
  readonly record: RecordCommand;
  readonly tell: Tell;
}

/**
 * For so long a further objection of the same person does not stop another attempt: nobody alone can keep a city
 * without an officer.
 */
const ONCE_IN_MS = 30 * 24 * 60 * 60 * 1000;
const nowhere = '000000' as MunicipalityCode;

/**
 * [RI5] For a city none of whose officers can be reached: the operator asks, a second person confirms, all of the
 * city and its auditor are told and have a day to object, and only then is the officer made. No existing account gets
 * a new sign-in by this: the new officer does that, as for everybody.
 */
export const recoveryCommands = (parts: RecoveryParts) => {
  const { gate, commit, clock, store, readAccount, signIn, officeOf, record, tell } = parts;
  const today = () => tokyoDay(clock.now());
  const find = async (id: string): Promise<RecoveryRecord> => {
    const known = await store.recoveries.findById(id).lean<RecoveryRecord>();
    if (known === null) throw new Failure('A-01');
    return known;
  };
  const requireState = (recovery: RecoveryRecord, wanted: 'asked' | 'confirmed'): void => {
    const { state } = recoveryAt(recovery, clock.now());
    if (state === 'objected') throw new Failure('C-01', { reason: 'objected-to' });
    if (state !== wanted) throw new Failure('C-01', { reason: 'changed-meanwhile' });
  };
  const move = async (
    { _id, state }: RecoveryRecord,
    change: Partial<RecoveryRecord>,
    session: ClientSession,
  ): Promise<void> => {
    const moved = await store.recoveries.updateOne({ _id, state }, { $set: change }, { session });
    if (moved.matchedCount === 0) throw new Failure('C-01', { reason: 'changed-meanwhile' });
  };
  const said = (actor: Actor, deed: HouseDeed, { _id, municipality }: RecoveryRecord) => ({
    ...{ actor, deed, home: municipality },
    object: { kind: 'recovery' as const, id: _id },
  });
  const nameOf = async (account: AccountId) => (await signIn.findById(account))?.name ?? null;

  return {
    askOfficer: async (
      actor: Actor,
      municipality: MunicipalityCode,
      { person, reason }: { person: { loginName: string; name: string; kana: string }; reason: string },
    ): Promise<string> => {
      await requireOperator(readAccount, actor, today());
      if ((await officeOf(municipality)) === null) throw new Failure('A-01');
      if ((await signIn.findForLogin(person.loginName)) !== null)
        throw new Failure('C-01', { reason: 'login-name-taken' });
      const now = clock.now();
      const asked: RecoveryRecord = {
        ...{ _id: newId(), municipality, ...person, reason, state: 'asked' },
        ...{ askedBy: actor.account, askedAt: now, confirmedBy: null, confirmedAt: null },
        ...{ objectedBy: null, objectedAt: null, objector: null, objection: null, account: null },
      };
      await commit(
        async (session) => {
          const others = await store.recoveries
            .find({ municipality })
            .session(session)
            .lean<RecoveryRecord[]>();
          const states = others.map((each) => ({ ...each, state: recoveryAt(each, now).state }));
          if (states.some(({ state }) => state === 'confirmed'))
            throw new Failure('C-01', { reason: 'already-recorded' });
          // As long as nobody was told of it, the newest one counts: a slip in a name is corrected by asking again.
          for (const each of others)
            if (each.state === 'asked') await move(each, { state: 'withdrawn' }, session);
          await store.recoveries.create([asked], { session });
          await record(said(actor, 'ask-officer', asked), session);
        },
        // It takes a number of the revocation log: if two operators ask at once, the second sees what the first one
        // asked.
        [{ kind: 'account', id: actor.account }],
      );
      return asked._id;
    },

    confirmOfficer: async (actor: Actor, id: string): Promise<Date> => {
      const known = await store.recoveries.findById(id).lean<RecoveryRecord>();
      if (!(await holdsOperator(readAccount, actor, today())))
        await gate.require(actor, 'confirm-officer', {
          kind: 'municipality',
          id: known?.municipality ?? nowhere,
        });
      if (known === null) throw new Failure('A-01');
      if (known.askedBy === actor.account) throw new Failure('C-01', { reason: 'second-person' });
      requireState(known, 'asked');
      const confirmedAt = clock.now();
      const until = objectionEnds(confirmedAt);
      const by = await nameOf(known.askedBy);
      await commit(
        async (session) => {
          await move(known, { state: 'confirmed', confirmedBy: actor.account, confirmedAt }, session);
          await record(said(actor, 'confirm-officer', known), session);
          const { municipality, name, reason } = known;
          const kind = 'officer-confirmed' as const;
          await tell([{ to: { municipality }, kind, name, by, reason, recovery: id, until }], session);
        },
        [],
        { account: actor.account },
      );
      return until;
    },

    objectOfficer: async (actor: Actor, id: string, reason: string): Promise<void> => {
      const [known, account] = await Promise.all([
        store.recoveries.findById(id).lean<RecoveryRecord>(),
        readAccount(actor.account),
      ]);
      if (known === null || account?.municipality !== known.municipality) throw new Failure('A-01');
      requireState(known, 'confirmed');
      const now = clock.now();
      const { municipality } = known;
      if (now >= objectionEnds(known.confirmedAt ?? now)) throw new Failure('C-01', { reason: 'too-late' });
      const isOfficer = account.capacities.some(
        (each) => each.capacity === 'officer' && each.municipality === municipality && holdsOn(each, today()),
      );
      const before = await store.recoveries.findOne({
        ...{ municipality, objectedBy: actor.account },
        objectedAt: { $gt: new Date(now.getTime() - ONCE_IN_MS) },
      });
      if (!isOfficer && before !== null) throw new Failure('C-01', { reason: 'already-recorded' });
      const objector = await nameOf(actor.account);
      await commit(
        async (session) => {
          const objected = { objectedBy: actor.account, objectedAt: now, objector, objection: reason };
          await move(known, { state: 'objected', ...objected }, session);
          await record(said(actor, 'object-officer', known), session);
          const told = { name: known.name, by: objector, reason, recovery: id };
          await tell([{ to: { municipality }, kind: 'officer-objected', ...told }], session);
        },
        [],
        { account: actor.account },
      );
    },

    completeOfficer: async (actor: Actor, id: string): Promise<{ secret: string; until: Date }> => {
      await requireOperator(readAccount, actor, today());
      const known = await find(id);
      requireState(known, 'confirmed');
      const { municipality, loginName, name, kana } = known;
      if (clock.now() < objectionEnds(known.confirmedAt ?? clock.now()))
        throw new Failure('C-01', { reason: 'still-objectable' });
      const office = await officeOf(municipality);
      if (office === null) throw new Failure('A-01');
      const person = { loginName, name, kana, password: null };
      const { account, epoch, insert } = await parts.prepareOfficer(
        person,
        municipality,
        office,
        actor.account,
      );
      try {
        return await commit(
          async (session) => {
            await move(known, { state: 'done', account }, session);
            await insert(session);
            await record(said(actor, 'make-officer', known), session);
            await tell([{ to: { municipality }, kind: 'officer-made', name, recovery: id }], session);
            return parts.makePasswordLink({ account, epoch }, session);
          },
          [{ kind: 'account', id: account }],
        );
      } catch (error) {
        throw isDuplicateKey(error) ? new Failure('C-01', { reason: 'login-name-taken' }) : error;
      }
    },
  };
};

export type RecoveryCommands = ReturnType<typeof recoveryCommands>;
