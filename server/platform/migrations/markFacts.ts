import type { Connection } from 'mongoose';

/** Where facts lay in data of version 1; never changed, whatever is added to the list of server/audit/factPlaces.ts. */
const places: readonly (readonly [collection: string, field: string])[] = [
  ['facts', 'kind'],
  ['posts', 'fact._id'],
  ['receipts', 'fact._id'],
  ['minutesLog', 'fact._id'],
  ['minutesSupplements', 'fact._id'],
  ['conferences', 'facts'],
  ['notices', 'fact._id'],
  ['notice_deliveries', 'fact._id'],
  ['provisions', 'openedBy._id'],
];

/** From version 1 to 2: facts that were stored before there were chains are marked as not linked, all of them. */
export const markFacts = async (db: Connection): Promise<void> => {
  for (const [collection, field] of places)
    await db
      .collection(collection)
      .updateMany({ [field]: { $exists: true, $ne: null } }, { $set: { unlinked: 'migrated' } });
};
