import type { ClientSession } from 'mongoose';
import type { CommitRevocable } from '#access/commitRevocable.ts';
import type { Gate } from '#access/gate.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { Capacity } from '#domain/access/facts.ts';
import { type AccountId, type FacilityId, nobodyId, type PositionId } from '#domain/ids.ts';
import { type Day, tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Clock } from '#platform/clock.ts';
import { createOnce } from '#platform/createOnce.ts';
import { Failure } from '#platform/failure.ts';
import { idOfWrite } from '#platform/idOfWrite.ts';
import { isDuplicateKey } from '#platform/isDuplicateKey.ts';
import { newId } from '#platform/newId.ts';
import type { Secrets } from '#platform/secrets/secrets.ts';
import type { AccountRecord } from './accountModel.ts';
import type { AccountStore } from './accountStore.ts';
import { buildAccount, type NewPerson } from './buildAccount.ts';
import type { PositionRecord } from './positionModel.ts';
import type { PositionQueries } from './positionQueries.ts';

export interface NewPosition {
  readonly facility: FacilityId;
  readonly profession: string;
  readonly from?: Day;
}

/** Capacities that an officer grants within their municipality; the operator's is made once, with the house. */
export type GrantedCapacity = Exclude<Capacity, 'operator'>;

/** Makes the one-time link by which a person chooses a new password (server/sessions). */
export type MakePasswordLink = (
  whose: { readonly account: AccountId; readonly epoch: number },
  session: ClientSession,
) => Promise<{ secret: string; until: Date }>;

export interface AccountNeeds {
  readonly gate: Gate;
  readonly commit: CommitRevocable;
  readonly clock: Clock;
  readonly store: AccountStore;
  readonly positions: PositionQueries;
  readonly secrets: Pick<Secrets, 'seal'>;
  readonly makePasswordLink: MakePasswordLink;
}

/** One person, one account, managed by one municipality (DOMAIN.md §2, §5.1). Every change goes through the gate. */
export const accountCommands = ({
  gate,
  commit,
  clock,
  store,
  positions,
  secrets,
  makePasswordLink,
}: AccountNeeds) => {
  const positionOf = (
    account: AccountId,
    wanted: NewPosition,
    madeBy: string,
    _id = newId<PositionId>(),
  ): PositionRecord => ({
    _id,
    account,
    facility: wanted.facility,
    profession: wanted.profession,
    from: wanted.from ?? tokyoDay(clock.now()),
    until: null,
    madeBy,
    madeAt: clock.now(),
    endedBy: null,
  });

  return {
    /** A new person with their first position, by an officer of the municipality that will manage the account. */
    makeAccount: async (
      actor: Actor,
      municipality: MunicipalityCode,
      person: NewPerson,
      first: NewPosition,
      { sample = false }: { sample?: boolean } = {},
    ): Promise<{ account: AccountId; position: PositionId }> => {
      await gate.require(actor, 'manage', { kind: 'municipality', id: municipality });
      await gate.require(actor, 'manage', { kind: 'facility', id: first.facility });
      const account = await buildAccount(person, {
        municipality,
        madeBy: actor.account,
        at: clock.now(),
        sample,
        secrets,
      });
      const position = positionOf(account._id, first, actor.account);
      try {
        await commit(async (session) => {
          await store.accounts.create([account], { session });
          await store.positions.create([position], { session });
        }, []);
      } catch (error) {
        if (isDuplicateKey(error)) throw new Failure('C-01', { reason: 'login-name-taken' });
        throw error;
      }
      return { account: account._id, position: position._id };
    },

    /**
     * A further position of somebody who has an account anywhere: nobody gets a second account for it. The same clientId
     * again is the same position; throws C-01 where what stands under it is another.
     */
    addPosition: async (
      actor: Actor,
      account: AccountId,
      wanted: NewPosition & { readonly clientId: string },
    ): Promise<PositionId> => {
      await gate.require(actor, 'manage', { kind: 'facility', id: wanted.facility });
      const known = await store.accounts.findById(account).lean<AccountRecord>();
      if (known === null || known.state === 'left') throw new Failure('A-01');
      const by = actor.position ?? actor.account;
      const id = idOfWrite<PositionId>('position', by, account, wanted.facility, wanted.clientId);
      const record = positionOf(account, wanted, actor.account, id);
      const { _id } = await createOnce({
        record,
        create: () =>
          commit(
            async (session) => {
              await store.positions.create([record], { session });
            },
            [{ kind: 'account', id: account }],
          ),
        find: () => store.positions.findById(id).lean<PositionRecord>(),
        // Without a day of its own it is from the day on which it was made, which a retry after midnight is not.
        said: wanted.from === undefined ? ['profession'] : ['profession', 'from'],
      });
      return _id;
    },

    /** From today on nothing is given in this position any more. */
    endPosition: async (actor: Actor, id: PositionId): Promise<void> => {
      const position = await positions.position(id);
      // The gate is asked, and its audit entry made, for an unknown position too.
      await gate.require(actor, 'manage', { kind: 'facility', id: position?.facility ?? nobodyId() });
      if (position === null) throw new Failure('A-01');
      await commit(
        async (session) => {
          const ended = await store.positions.updateOne(
            { _id: id, until: null },
            { $set: { until: tokyoDay(clock.now()), endedBy: actor.account } },
            { session },
          );
          if (ended.matchedCount === 0) throw new Failure('C-01', { reason: 'already-ended' });
        },
        [{ kind: 'account', id: position.account }],
      );
    },

    /** Of a position at a facility of this municipality; any other is unknown to it. */
    grantCapacity: async (
      actor: Actor,
      municipality: MunicipalityCode,
      id: PositionId,
      capacity: GrantedCapacity,
    ): Promise<void> => {
      await gate.require(actor, 'manage', { kind: 'municipality', id: municipality });
      const position = await positions.position(id);
      if (position?.facilityMunicipality !== municipality) throw new Failure('A-01');
      const { facility, account } = position;
      const now = clock.now();
      await commit(
        async (session) => {
          await store.capacities.create(
            [
              {
                _id: newId(),
                account,
                capacity,
                position: id,
                municipality,
                facility: capacity === 'facility-manager' ? facility : null,
                from: tokyoDay(now),
                until: null,
                grantedBy: actor.account,
                grantedAt: now,
              },
            ],
            { session },
          );
        },
        [{ kind: 'account', id: account }],
      );
    },

    /**
     * For who forgot the password or lost the device: password, second factor and all sessions end at once, in one
     * transaction with the one-time link by which the person chooses a new password. Nobody's own: that is in 設定.
     */
    renewSignIn: async (
      actor: Actor,
      municipality: MunicipalityCode,
      account: AccountId,
    ): Promise<{ secret: string; until: Date }> => {
      await gate.require(actor, 'manage', { kind: 'municipality', id: municipality });
      if (account === actor.account) throw new Failure('C-01', { reason: 'own-account' });
      const ended = { passwordHash: null, totpSecret: null, totpStep: 0 };
      const renewed = { renewedBy: actor.account, renewedAt: clock.now() };
      return commit(
        async (session) => {
          const whose = { _id: account, municipality, state: 'active' } as const;
          const known = await store.accounts
            .findOneAndUpdate(
              whose,
              { $inc: { sessionEpoch: 1 }, $set: { ...ended, ...renewed } },
              { session, returnDocument: 'before' },
            )
            .lean<AccountRecord>();
          if (known === null) throw new Failure('A-01');
          // Made anew twice: the first has ended the password.
          const { passwordHash, sessionEpoch } = known;
          if (passwordHash !== null)
            await store.accounts.updateOne(whose, { $set: { formerHash: passwordHash } }, { session });
          return makePasswordLink({ account, epoch: sessionEpoch + 1 }, session);
        },
        [{ kind: 'account', id: account }],
      );
    },

    /** Leavers stop at once (DOMAIN.md §5.3): sessions, positions and capacities in one transaction. */
    leave: async (actor: Actor, municipality: MunicipalityCode, account: AccountId): Promise<void> => {
      await gate.require(actor, 'manage', { kind: 'municipality', id: municipality });
      const known = await store.accounts.findById(account).lean<AccountRecord>();
      if (known?.municipality !== municipality) throw new Failure('A-01');
      const ends = { $set: { until: tokyoDay(clock.now()) } };
      await commit(
        async (session) => {
          await store.accounts.updateOne(
            { _id: account },
            { $set: { state: 'left' }, $inc: { sessionEpoch: 1 } },
            { session },
          );
          await store.positions.updateMany({ account, until: null }, ends, { session });
          await store.capacities.updateMany({ account, until: null }, ends, { session });
        },
        [{ kind: 'account', id: account }],
      );
    },
  };
};

export type AccountCommands = ReturnType<typeof accountCommands>;
