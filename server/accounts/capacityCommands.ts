import type { Actor } from '#domain/access/actor.ts';
import type { Capacity } from '#domain/access/attributes.ts';
import type { PositionId } from '#domain/ids.ts';
import { type Day, holdsOn, tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { Failure } from '#platform/failure.ts';
import { newId } from '#platform/newId.ts';
import type { AccountParts } from './accountParts.ts';
import type { CapacityRecord } from './capacityModel.ts';
import { moveEnd } from './moveEnd.ts';
import { requireComingDay } from './requireComingDay.ts';

/** Capacities that an officer grants within their municipality; the operator's is made with the house, or by command. */
export type GrantedCapacity = Exclude<Capacity, 'operator'>;

/**
 * Capacities: what somebody may do besides, in one position. They are granted and ended by the officers of the
 * municipality in which the position's facility lies.
 */
export const capacityCommands = (parts: AccountParts) => {
  const { gate, commit, clock, store, positions, keepManaged } = parts;
  return {
    /**
     * A position at a facility of this municipality; any other one is unknown to it. A capacity that the position has
     * already is not granted a second time: ending one of the two would leave the other.
     */
    grantCapacity: async (
      actor: Actor,
      municipality: MunicipalityCode,
      id: PositionId,
      capacity: GrantedCapacity,
      { until = null }: { readonly until?: Day | null } = {},
    ): Promise<void> => {
      const object = { kind: 'position', id } as const;
      const place = { kind: 'municipality', id: municipality } as const;
      const grant = await gate.require(actor, 'grant-capacity', place, { object });
      const position = await positions.position(id);
      if (position?.facilityMunicipality !== municipality) throw new Failure('A-01');
      const { facility, account } = position;
      const now = clock.now();
      const day = tokyoDay(now);
      if (until !== null) requireComingDay('until', until, day);
      if (position.left || (position.until !== null && position.until <= day))
        throw new Failure('C-01', { reason: 'already-ended' });
      await commit(
        async (session) => {
          const held = (
            await store.capacities.find({ position: id, capacity }).session(session).lean<CapacityRecord[]>()
          ).find((each) => holdsOn(each, day));
          if (held !== undefined) {
            if (held.until !== until) throw new Failure('C-01', { reason: 'already-recorded' });
            return;
          }
          await store.capacities.create(
            [
              {
                ...{ _id: newId(), account, capacity, position: id, municipality },
                facility: capacity === 'facility-manager' ? facility : null,
                ...{ from: day, until, grantedBy: actor.account, grantedAt: now, endedBy: null, ends: [] },
              },
            ],
            { session },
          );
          await gate.wrote(grant, 'grant-capacity', { object }, session);
        },
        [{ kind: 'account', id: account }],
        { account: actor.account },
      );
    },

    /** [RI3] Ends it at once, or from a later day on. `until` null: the day that was set is taken back. */
    endCapacity: async (
      actor: Actor,
      municipality: MunicipalityCode,
      id: string,
      { until }: { readonly until?: Day | null } = {},
    ): Promise<void> => {
      const object = { kind: 'capacity', id } as const;
      const place = { kind: 'municipality', id: municipality } as const;
      const grant = await gate.require(actor, 'end-capacity', place, { object });
      const known = await store.capacities.findById(id).lean<CapacityRecord>();
      if (known?.municipality !== municipality) throw new Failure('A-01');
      const today = tokyoDay(clock.now());
      const day = until === undefined ? today : until;
      if (day !== null) requireComingDay('until', day, today);
      await commit(
        async (session) => {
          const right = await store.capacities.findById(id).session(session).lean<CapacityRecord>();
          if (right === null) throw new Failure('A-01');
          const ended = moveEnd(right, day, `capacity:${id}`, today);
          await keepManaged(right.capacity === 'officer' ? [municipality] : [], session, () =>
            store.capacities.updateOne(
              { _id: id },
              { $set: { ...ended, endedBy: actor.account } },
              { session },
            ),
          );
          await gate.wrote(grant, 'end-capacity', { object }, session);
        },
        [{ kind: 'account', id: known.account }],
        { account: actor.account, takesAway: true },
      );
    },
  };
};
