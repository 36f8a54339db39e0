import type { ClientSession } from 'mongoose';
import type { Actor } from '#domain/access/actor.ts';
import { type AccountId, type FacilityId, nobodyId } from '#domain/ids.ts';
import { foldName } from '#domain/names/foldName.ts';
import { hasLeft } from '#domain/rights/hasLeft.ts';
import { type Day, tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { createOnce } from '#platform/createOnce.ts';
import { Failure } from '#platform/failure.ts';
import { idOfWrite } from '#platform/idOfWrite.ts';
import { wrongField } from '#platform/wrongField.ts';
import type { AccountRecord } from './accountModel.ts';
import type { AccountParts } from './accountParts.ts';
import type { ApplicationRecord } from './applicationModel.ts';
import { foldLoginName } from './foldLoginName.ts';
import type { positionCommands } from './positionCommands.ts';
import { requireComingDay } from './requireComingDay.ts';

export interface NewApplication {
  /** The same for every try of one draft. */
  readonly clientId: string;
  /** For whom: an account that is known, or one that the person has told of (login name and name must both fit). */
  readonly account?: AccountId | undefined;
  readonly person?: { readonly loginName: string; readonly name: string } | undefined;
  readonly profession: string;
  readonly from: Day | null;
  readonly note: string;
}

/** [RI12] A facility's manager applies for a position; the office of the facility's municipality decides. */
export const applicationCommands = (
  { gate, commit, clock, store, positions, tell }: AccountParts,
  addPosition: ReturnType<typeof positionCommands>['addPosition'],
) => {
  /**
   * [RI15] The person is named by login name and name together: whoever does not know both learns nothing, not even
   * whether there is such an account.
   */
  const wantedAccount = async ({ account, person }: NewApplication): Promise<AccountRecord | null> => {
    if (account !== undefined) return store.accounts.findById(account).lean<AccountRecord>();
    if (person === undefined) return null;
    const known = await store.accounts
      .findOne({ loginName: foldLoginName(person.loginName) })
      .lean<AccountRecord>();
    return known !== null && foldName(known.name) === foldName(person.name) ? known : null;
  };

  return {
    applyForPosition: async (actor: Actor, facility: FacilityId, wanted: NewApplication): Promise<string> => {
      const { clientId, profession, from, note } = wanted;
      const place = { kind: 'facility', id: facility } as const;
      const known = await wantedAccount(wanted);
      const account = known?._id ?? wanted.account ?? nobodyId<AccountId>();
      const grant = await gate.require(actor, 'apply-position', place, {
        object: { kind: 'account', id: account },
      });
      const at = clock.now();
      const today = tokyoDay(at);
      if (known === null || hasLeft(known, today) || known.municipality === null)
        throw wanted.account === undefined
          ? wrongField('person', 'nobody is both', 'nobody-found')
          : new Failure('A-01');
      const by = actor.position ?? actor.account;
      const application: ApplicationRecord = {
        _id: idOfWrite('application', by, facility, clientId),
        ...{ facility, municipality: grant.ground.from, account, profession, from, note },
        ...{ madeBy: { account: actor.account, position: actor.position }, madeAt: at },
        ...{ state: 'open', decidedBy: null, decidedAt: null, reason: null },
      };
      const find = () => store.applications.findById(application._id).lean<ApplicationRecord>();
      // A retry after midnight may name a day that has passed meanwhile: the application of the first try stands.
      if (from !== null && (await find()) === null) requireComingDay('from', from, today);
      const { _id: id } = await createOnce({
        record: application,
        create: () =>
          commit(
            async (session) => {
              await store.applications.create([application], { session });
              const object = { kind: 'application', id: application._id } as const;
              await gate.wrote(grant, 'apply-position', { object }, session);
            },
            [],
            { account: actor.account },
          ),
        find,
        said: ['account', 'profession', 'from', 'note'],
      });
      return id;
    },

    /**
     * If it is granted, a position is made as any other, in one transaction with the decision; if it is refused, the
     * applicant is told why. The office that manages the account may refuse as well, since it would have to answer
     * for the profession.
     */
    decideApplication: async (
      actor: Actor,
      municipality: MunicipalityCode,
      id: string,
      decision: { readonly grant: true } | { readonly grant: false; readonly reason: string },
    ): Promise<void> => {
      const deed = decision.grant ? 'grant-application' : 'refuse-application';
      const object = { kind: 'application', id } as const;
      const place = { kind: 'municipality', id: municipality } as const;
      const allowed = await gate.require(actor, deed, place, { object });
      const known = await store.applications.findById(id).lean<ApplicationRecord>();
      if (known === null) throw new Failure('A-01');
      const person = await store.accounts.findById(known.account).lean<AccountRecord>();
      const isOurs = known.municipality === municipality;
      if (!isOurs && (decision.grant || person?.municipality !== municipality)) throw new Failure('A-01');
      if (known.state !== 'open') throw new Failure('C-01', { reason: 'changed-meanwhile' });
      const { facility, profession, from, account } = known;
      const at = clock.now();
      const office = actor.position === null ? null : await positions.position(actor.position);
      const decide = async (session: ClientSession): Promise<void> => {
        const decided = await store.applications.updateOne(
          { _id: id, state: 'open' },
          {
            $set: {
              ...{ state: decision.grant ? 'granted' : 'refused', decidedBy: actor.account, decidedAt: at },
              reason: decision.grant ? null : decision.reason,
            },
          },
          { session },
        );
        if (decided.matchedCount === 0) throw new Failure('C-01', { reason: 'changed-meanwhile' });
        await gate.wrote(allowed, deed, { object }, session);
        const told = {
          ...{ name: person?.name ?? null, by: office?.facilityName ?? null },
          reason: decision.grant ? null : decision.reason,
        };
        const kind = decision.grant ? 'application-granted' : 'application-refused';
        await tell([{ ...told, kind, to: { account: known.madeBy.account } }], session);
      };
      if (!decision.grant) return commit(decide, [], { account: actor.account });
      // If the day that was asked for has passed, the position begins on the day on which it is granted.
      const begins = from !== null && from > tokyoDay(at) ? { from } : {};
      const wanted = { clientId: id, facility, profession, ...begins };
      let decided = false;
      const also = async (session: ClientSession): Promise<void> => {
        await decide(session);
        decided = true;
      };
      await addPosition(actor, account, wanted, { by: 'application', also });
      // The position exists already: the decision was cut off after it was made, or another officer has made it.
      if (!decided) await commit(decide, [], { account: actor.account });
    },
  };
};
