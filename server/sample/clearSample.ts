import type { Connection } from 'mongoose';
import type { ObjectStore } from '#platform/objectStore/objectStore.ts';

/** Stay: the data's version and the marker, and the areas, which come with the house. */
const kept = ['meta', 'medicalAreas'];

/**
 * Takes away what a making that was cut off had made, so that it starts over. Nobody could sign in meanwhile; should
 * there be one account that is not sample all the same, nothing is touched.
 */
export const clearSample = async (db: Connection, files: ObjectStore): Promise<void> => {
  const real = await db.collection('accounts').findOne({ sample: { $ne: true } });
  if (real !== null)
    throw new Error('a half-made sample stands beside an account that is not sample: nothing was touched');
  const attachments = db.collection<{ key: string; previewKey: string | null }>('attachments');
  for await (const { key, previewKey } of attachments.find()) {
    await files.remove(key);
    if (previewKey !== null) await files.remove(previewKey);
  }
  const collections = await db.listCollections();
  // Accounts last: cut off in the middle of this, the next start still sees whose data it is.
  const names = collections
    .map(({ name }) => name)
    .filter((name) => !kept.includes(name) && name !== 'accounts');
  for (const name of [...names, 'accounts']) await db.collection(name).deleteMany({});
};
