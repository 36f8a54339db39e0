import type { Actor } from '#domain/access/actor.ts';
import type { AccountId, FacilityId } from '#domain/ids.ts';
import { type Day, tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { createOnce } from '#platform/createOnce.ts';
import { Failure } from '#platform/failure.ts';
import { idOfWrite } from '#platform/idOfWrite.ts';
import type { AccountRecord } from './accountModel.ts';
import type { AccountNeeds } from './accountNeeds.ts';
import type { ApplicationRecord } from './applicationModel.ts';
import type { positionCommands } from './positionCommands.ts';
import { requireComingDay } from './requireComingDay.ts';

export interface NewApplication {
  /** The same for every try of one draft. */
  readonly clientId: string;
  readonly account: AccountId;
  readonly profession: string;
  readonly from: Day | null;
  readonly note: string;
}

/** [RI12] A facility's manager applies for a position; the office of the facility's municipality decides. */
export const applicationCommands = (
  { gate, commit, clock, store }: AccountNeeds,
  addPosition: ReturnType<typeof positionCommands>['addPosition'],
) => ({
  applyForPosition: async (actor: Actor, facility: FacilityId, wanted: NewApplication): Promise<string> => {
    const { clientId, account, profession, from, note } = wanted;
    const place = { kind: 'facility', id: facility } as const;
    const grant = await gate.require(actor, 'apply-position', place, {
      object: { kind: 'account', id: account },
    });
    const known = await store.accounts.findById(account).lean<AccountRecord>();
    if (known === null || known.state === 'left' || known.municipality === null) throw new Failure('A-01');
    const at = clock.now();
    if (from !== null) requireComingDay('from', from, tokyoDay(at));
    const by = actor.position ?? actor.account;
    const application: ApplicationRecord = {
      _id: idOfWrite('application', by, facility, clientId),
      ...{ facility, municipality: grant.ground.from, account, profession, from, note },
      ...{ madeBy: { account: actor.account, position: actor.position }, madeAt: at },
      ...{ state: 'open', decidedBy: null, decidedAt: null, reason: null },
    };
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
      find: () => store.applications.findById(application._id).lean<ApplicationRecord>(),
      said: ['account', 'profession', 'from', 'note'],
    });
    return id;
  },

  /** Granted it is a position, made as any other; refused it says why. */
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
    if (known?.municipality !== municipality) throw new Failure('A-01');
    if (known.state !== 'open') throw new Failure('C-01', { reason: 'changed-meanwhile' });
    const { facility, profession, from, account } = known;
    // A day that has passed while the office looked at it: the position begins on the day on which it is granted.
    const begins = from !== null && from > tokyoDay(clock.now()) ? { from } : {};
    if (decision.grant)
      await addPosition(actor, account, { clientId: id, facility, profession, ...begins }, 'application');
    const state = decision.grant ? 'granted' : 'refused';
    await commit(
      async (session) => {
        const decided = await store.applications.updateOne(
          { _id: id, state: 'open' },
          {
            $set: {
              ...{ state, decidedBy: actor.account, decidedAt: clock.now() },
              reason: decision.grant ? null : decision.reason,
            },
          },
          { session },
        );
        if (decided.matchedCount === 0) throw new Failure('C-01', { reason: 'changed-meanwhile' });
        await gate.wrote(allowed, deed, { object }, session);
      },
      [],
      { account: actor.account },
    );
  },
});
