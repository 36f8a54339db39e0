import mongoose from 'mongoose';
import type { ChannelId } from '#domain/ids.ts';
import { newId } from '#platform/newId.ts';
import type { BenchStores } from './benchStores.ts';

interface Kept extends Record<string, unknown> {
  readonly _id: string;
}

/** Patients more, each with the team and the consents of one that the use cases made: before any node reads them. */
export const manyPatients = async (
  { mongoUri }: Pick<BenchStores, 'mongoUri'>,
  patient: string,
  count: number,
): Promise<ChannelId[]> => {
  const client = await mongoose.mongo.MongoClient.connect(mongoUri);
  try {
    const db = client.db('engawa');
    const header = await db.collection<Kept>('patients').findOne({ _id: patient });
    if (header === null) throw new Error('there is no such patient');
    const made = Array.from({ length: count }, () => ({ _id: newId(), channel: newId<ChannelId>() }));
    if (made.length === 0) return [];
    await db.collection<Kept>('patients').insertMany(made.map((each) => ({ ...header, ...each })));
    for (const name of ['consents', 'memberships']) {
      const kept = await db.collection<Kept>(name).find({ patient }).toArray();
      const copies = made.flatMap(({ _id }) =>
        kept.map((each) => ({ ...each, _id: newId<string>(), patient: _id })),
      );
      for (let from = 0; from < copies.length; from += 1_000)
        await db.collection<Kept>(name).insertMany(copies.slice(from, from + 1_000));
    }
    return made.map(({ channel }) => channel);
  } finally {
    await client.close();
  }
};
