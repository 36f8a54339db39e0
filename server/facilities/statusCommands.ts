import { factOfWrite } from '#access/factOfWrite.ts';
import type { Gate } from '#access/gate.ts';
import type { NoticeAudience } from '#contracts/http/noticeRoutes.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { FacilityId, NoticeId } from '#domain/ids.ts';
import { type Day, tokyoDay } from '#domain/vocabulary/days.ts';
import type { Clock } from '#platform/clock.ts';
import { Failure } from '#platform/failure.ts';
import { idOfWrite } from '#platform/idOfWrite.ts';
import { newId } from '#platform/newId.ts';
import { requirePeriod } from '#platform/requirePeriod.ts';
import type { FacilityRecord, FacilityStatusRecord } from './facilityModel.ts';
import type { FacilityStore } from './facilityStore.ts';

export interface NewStatus extends Pick<FacilityStatusRecord, 'state' | 'reason'> {
  readonly from?: Day;
  readonly until?: Day | null;
  /** To whom it is told, and what for. Without this the state is recorded and told to nobody. */
  readonly tell?: {
    readonly clientId: string;
    readonly purpose: 'infection' | 'continuity';
    readonly audience: NoticeAudience;
    readonly shown: readonly FacilityId[];
  };
}

/** 運営状況, by the facility's manager or an officer of its municipality. */
export const statusCommands = ({
  gate,
  clock,
  store,
}: {
  gate: Gate;
  clock: Clock;
  store: FacilityStore;
}) => ({
  /** What was recorded, for those who keep it; others are told of it. */
  listStatus: async (actor: Actor, facility: FacilityId) => {
    await gate.require(actor, 'list-status', { kind: 'facility', id: facility });
    const record = await store.facilities.findById(facility, { status: 1 }).lean<FacilityRecord>();
    return (record?.status ?? []).toReversed().map(({ recordedAt, state, reason, from, until }) => ({
      at: recordedAt.toISOString(),
      ...{ state, reason, from, until },
    }));
  },
  /** The home of a facility's state, for 届く範囲 before it is told. */
  statusOrigin: async (actor: Actor, facility: FacilityId) => {
    await gate.require(actor, 'preview-status', { kind: 'facility', id: facility });
    const record = await store.facilities
      .findById(facility, { municipality: 1, hub: 1 })
      .lean<FacilityRecord>();
    if (record === null) throw new Failure('A-01');
    return { sender: actor.account, home: record.municipality, fromHub: record.hub };
  },
  /**
   * Sets a state from a day on; earlier ones stay, with their dates. What is to be told is stored in the same write
   * (DESIGN 7). The same clientId again is the same state. Returns the id of the notice that will tell it.
   */
  setStatus: async (actor: Actor, facility: FacilityId, wanted: NewStatus): Promise<NoticeId | null> => {
    const grant = await gate.require(actor, 'set-status', { kind: 'facility', id: facility });
    const { tell } = wanted;
    const position = grant.position?.id;
    if (tell !== undefined && position === undefined) throw new Failure('A-06', { reason: 'no-position' });
    const at = clock.now();
    const id =
      tell === undefined || position === undefined
        ? newId<NoticeId>()
        : idOfWrite<NoticeId>('status', position, tell.clientId);
    const { state, reason } = wanted;
    const said = { state, reason, from: wanted.from ?? tokyoDay(at), until: wanted.until ?? null };
    requirePeriod(said);
    const status: FacilityStatusRecord = { id, ...said, recordedBy: actor.account, recordedAt: at };
    if (tell === undefined || position === undefined) {
      await store.facilities.updateOne({ _id: facility }, { $push: { status } });
      await gate.wrote(grant, 'set-status');
      return null;
    }
    const { purpose, audience, shown } = tell;
    const fact = factOfWrite(grant, at, 'set-status');
    const telling = {
      id,
      at,
      account: actor.account,
      position,
      purpose,
      audience,
      shown,
      status: said,
      fact,
    };
    await store.facilities.updateOne(
      { _id: facility, 'status.id': { $ne: id } },
      { $push: { status, telling } },
    );
    return id;
  },
});
