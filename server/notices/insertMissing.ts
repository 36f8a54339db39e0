import mongoose, { type Model } from 'mongoose';
import { isDuplicateKey } from '#platform/isDuplicateKey.ts';
import type { DeliveryRecord } from './deliveryModel.ts';

/** Writes the deliveries that are not there yet, in one command. */
export const insertMissing = async (
  deliveries: Model<DeliveryRecord>,
  batch: readonly DeliveryRecord[],
): Promise<void> => {
  if (batch.length === 0) return;
  try {
    // Made by our own code a moment ago: having mongoose cast thousands of them would cost more than writing them.
    await deliveries.insertMany(batch, { ordered: false, lean: true });
  } catch (error) {
    if (!(error instanceof mongoose.mongo.MongoBulkWriteError)) throw error;
    // A duplicate was written by an earlier run: each list holds the notice once.
    if (![error.writeErrors].flat().every(isDuplicateKey)) throw error;
  }
};
