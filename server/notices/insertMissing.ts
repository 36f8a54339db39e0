import mongoose, { type Model } from 'mongoose';
import type { AccountId } from '#domain/ids.ts';
import { isDuplicateKey } from '#platform/isDuplicateKey.ts';
import type { DeliveryRecord } from './deliveryModel.ts';

/** Writes the deliveries that are not there yet, in one command; answers whose were new. */
export const insertMissing = async (
  deliveries: Model<DeliveryRecord>,
  batch: readonly DeliveryRecord[],
): Promise<AccountId[]> => {
  if (batch.length === 0) return [];
  const known = new Set<number>();
  try {
    await deliveries.bulkWrite(
      batch.map((document) => ({ insertOne: { document } })),
      { ordered: false },
    );
  } catch (error) {
    if (!(error instanceof mongoose.mongo.MongoBulkWriteError)) throw error;
    const refused = [error.writeErrors].flat();
    if (!refused.every(isDuplicateKey)) throw error;
    for (const { index } of refused) known.add(index);
  }
  return batch.filter((_, index) => !known.has(index)).map(({ account }) => account);
};
