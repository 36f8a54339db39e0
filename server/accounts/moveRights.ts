import type { ClientSession } from 'mongoose';
import type { AccountId, PositionId } from '#domain/ids.ts';
import type { Ended } from '#domain/rights/endWith.ts';
import type { AccountStore } from './accountStore.ts';
import type { CapacityRecord } from './capacityModel.ts';
import type { PositionRecord } from './positionModel.ts';

/** Moves the ends of all positions and capacities that a person holds; answers the positions. */
export const moveRights = async (
  store: AccountStore,
  account: AccountId,
  move: (right: PositionRecord | CapacityRecord) => Ended | null,
  session: ClientSession,
): Promise<readonly PositionId[]> => {
  const positions = await store.positions.find({ account }).session(session).lean<PositionRecord[]>();
  for (const each of positions) {
    const moved = move(each);
    if (moved !== null) await store.positions.updateOne({ _id: each._id }, { $set: moved }, { session });
  }
  const capacities = await store.capacities.find({ account }).session(session).lean<CapacityRecord[]>();
  for (const each of capacities) {
    const moved = move(each);
    if (moved !== null) await store.capacities.updateOne({ _id: each._id }, { $set: moved }, { session });
  }
  return positions.map(({ _id }) => _id);
};
