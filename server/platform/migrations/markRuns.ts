import type { Connection } from 'mongoose';

type Old = { readonly _id: string; readonly upTo?: number; readonly after?: number };

/** So many fields are written in one command. */
const batch = 500;

/**
 * From version 8 to 9: a position's marks are runs of seqs (PO4), and so are receipts. What was read up to a seq then was
 * 1 to that seq, with one's own. The facts in receipts stay as they are. A delivery says when its reader was last reminded,
 * which before was said of the whole notice and not of whom, and where it stands in the list.
 */
export const markRuns = async (db: Connection): Promise<void> => {
  await rewrite<Old>(db, 'readMarks', { upTo: { $exists: true } }, ({ upTo = 0 }) => {
    const runs = upTo < 1 ? [] : [{ first: 1, last: upTo }];
    return { $set: { read: runs, settled: runs, rev: 1 }, $unset: { upTo: '' } };
  });
  await rewrite<Old>(db, 'receipts', { upTo: { $exists: true } }, ({ after = 0, upTo = 0 }) => ({
    $set: { runs: [{ first: after + 1, last: upTo }], first: after + 1, last: upTo },
    $unset: { after: '', upTo: '' },
  }));
  await rewrite<{ readonly _id: string; readonly deliveredAt: Date }>(
    db,
    'notice_deliveries',
    { listedAt: { $exists: false } },
    ({ deliveredAt }) => ({ $set: { listedAt: deliveredAt, remindedAt: null, reminderSeen: true } }),
  );
};

/** What was rewritten is found no more: it may run again, and on two nodes at once. */
const rewrite = async <T extends { readonly _id: string }>(
  db: Connection,
  name: string,
  filter: object,
  update: (record: T) => object,
): Promise<void> => {
  const collection = db.collection<{ _id: string }>(name);
  let writes: Parameters<typeof collection.bulkWrite>[0][number][] = [];
  const flush = async () => {
    if (writes.length > 0) await collection.bulkWrite(writes, { ordered: false });
    writes = [];
  };
  for await (const record of collection.find(filter, { batchSize: batch })) {
    const found = record as unknown as T;
    writes.push({ updateOne: { filter: { _id: found._id, ...filter }, update: update(found) } });
    if (writes.length >= batch) await flush();
  }
  await flush();
};
