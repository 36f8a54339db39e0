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
import type { AccountStore } from './accountStore.ts';
import { buildAccount, type NewPerson } from './buildAccount.ts';
import { requireOperator } from './requireOperator.ts';

export interface FoundingNeeds {
  readonly commit: CommitRevocable;
  readonly clock: Clock;
  readonly store: AccountStore;
  readonly readAccount: FactReaders['account'];
  /** The office of a municipality, made with it. */
  readonly officeOf: (municipality: MunicipalityCode) => Promise<FacilityId | null>;
}

/** How a house begins: the operator, and each municipality's first officer, who makes everybody else. */
export const foundingCommands = ({ commit, clock, store, readAccount, officeOf }: FoundingNeeds) => ({
  /** Only while nobody has an account: there is never a second way to become the operator. */
  makeFirstOperator: async (person: NewPerson, { sample = false } = {}): Promise<AccountId> => {
    const at = clock.now();
    const account = await buildAccount(person, { municipality: null, madeBy: 'first-operator', at, sample });
    await commit(async (session) => {
      // A fixed id for the one grant of this kind: of two that come at once, the second finds it taken.
      if ((await store.accounts.findOne({}, { _id: 1 }, { session }).lean()) !== null)
        throw new Failure('A-01');
      await store.accounts.create([account], { session });
      await store.capacities.create(
        [
          {
            _id: 'operator',
            account: account._id,
            capacity: 'operator',
            position: null,
            municipality: null,
            facility: null,
            from: tokyoDay(at),
            until: null,
            grantedBy: 'first-operator',
            grantedAt: at,
          },
        ],
        { session },
      );
    }, []).catch((error: unknown) => {
      throw isDuplicateKey(error) ? new Failure('A-01') : error;
    });
    return account._id;
  },

  /** The first officer of a municipality that has none: account, position at its office, and the grant, in one. */
  makeFirstOfficer: async (
    actor: Actor,
    municipality: MunicipalityCode,
    person: NewPerson,
    { sample = false } = {},
  ): Promise<{ account: AccountId; position: PositionId }> => {
    const at = clock.now();
    await requireOperator(readAccount, actor, tokyoDay(at));
    const facility = await officeOf(municipality);
    if (facility === null) throw new Failure('A-01');
    const account = await buildAccount(person, { municipality, madeBy: actor.account, at, sample });
    const position = newId<PositionId>();
    const dated = { from: tokyoDay(at), until: null };
    await commit(async (session) => {
      await store.accounts.create([account], { session });
      await store.positions.create(
        [
          {
            _id: position,
            account: account._id,
            facility,
            profession: '行政職員',
            ...dated,
            madeBy: actor.account,
            madeAt: at,
            endedBy: null,
          },
        ],
        { session },
      );
      await store.capacities.create(
        [
          {
            // Fixed: a municipality has one first officer; the others are made by officers.
            _id: `first-officer:${municipality}`,
            account: account._id,
            capacity: 'officer',
            position,
            municipality,
            facility: null,
            ...dated,
            grantedBy: actor.account,
            grantedAt: at,
          },
        ],
        { session },
      );
    }, []).catch((error: unknown) => {
      throw isDuplicateKey(error) ? new Failure('C-01', { reason: 'officer-or-login-name-there' }) : error;
    });
    return { account: account._id, position };
  },
});

export type FoundingCommands = ReturnType<typeof foundingCommands>;
