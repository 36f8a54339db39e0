import type { FacilityId } from '#domain/ids.ts';
import type { Clock } from '#platform/clock.ts';
import type { ToldStatus } from '#server/notices/announceStatus.ts';
import type { FacilityRecord } from './facilityModel.ts';
import type { FacilityStore } from './facilityStore.ts';

/** If a state has waited so long to be told, its process has died or its job was lost. */
const LEFT_MS = 10_000;

/** [RO5] Tells the states of a facility that are to be told. May be run again at any time. */
export const tellStatuses =
  ({ facilities }: FacilityStore, announce: (told: ToldStatus) => Promise<void>) =>
  async (id: FacilityId): Promise<void> => {
    const record = await facilities
      .findById(id, { municipality: 1, hub: 1, telling: 1 })
      .lean<FacilityRecord>();
    for (const { at: _at, ...told } of record?.telling ?? []) {
      await announce({ ...told, facility: id, home: record!.municipality, fromHub: record!.hub });
      await facilities.updateOne({ _id: id }, { $pull: { telling: { id: told.id } } });
    }
  };

/** Starts again what was left between setting a state and telling it. Returns how many. */
export const sweepStatuses =
  ({ facilities }: FacilityStore, start: (id: FacilityId) => Promise<void>, clock: Clock) =>
  async (): Promise<number> => {
    const before = new Date(clock.now().getTime() - LEFT_MS);
    const left = await facilities
      .find({ 'telling.at': { $lt: before } }, { _id: 1 })
      .limit(100)
      .lean<Pick<FacilityRecord, '_id'>[]>();
    for (const { _id } of left) await start(_id);
    return left.length;
  };
