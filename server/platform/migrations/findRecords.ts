import type { Connection } from 'mongoose';

interface Linked {
  readonly _id: string;
  readonly municipality: string;
  readonly body: string;
}

const page = 500;

/** From version 2 to 3: linked records get what they are found by beside their bodies. Nothing that is sealed changes. */
export const findRecords = async (db: Connection): Promise<void> => {
  const chain = db.collection<Linked>('auditChain');
  for await (const { _id: municipality } of db.collection<{ _id: string }>('auditLeases').find()) {
    // Numbers have no gaps: the first empty page is the end.
    for (let after = 0; ; after += page) {
      const found = await chain.find({ municipality, n: { $gt: after, $lte: after + page } }).toArray();
      if (found.length === 0) break;
      const writes = found.map((record) => ({
        updateOne: { filter: { _id: record._id }, update: { $set: besides(record) } },
      }));
      await chain.bulkWrite(writes, { ordered: false });
    }
  }
};

/** As server/domain/audit/foundBy.ts was at version 3; never changed. */
const besides = ({ municipality, body }: Linked): object => {
  const { at, account, allowed, from, to } = JSON.parse(body);
  const crossing = from !== null && to !== null && from !== to;
  const key = `${municipality}:${at}`;
  return {
    ...{ account, allowed, crossing },
    ...(allowed ? {} : { denied: key }),
    ...(crossing ? { crossed: key } : {}),
  };
};
