import mongoose from 'mongoose';
import { cookieNames } from '#contracts/cookieNames.ts';
import type { AccountId, PositionId } from '#domain/ids.ts';
import { systemClock } from '#platform/clock.ts';
import { newId } from '#platform/newId.ts';
import { openRedis } from '#platform/redis.ts';
import { sessionStore } from '#server/sessions/sessionStore.ts';
import type { BenchStores } from '../measuring/benchStores.ts';
import { manyPatients } from '../measuring/manyPatients.ts';
import type { BenchRegionTeam } from '../measuring/openRegion.ts';

interface Kept extends Record<string, unknown> {
  readonly _id: string;
}

/** One connection that comes back: a person's, to one room. */
export interface Comer {
  readonly cookie: string;
  readonly channel: string;
}

interface Sizes {
  readonly rooms: number;
  readonly members: number;
  readonly posts: number;
}

/** What is told apart by its bytes alone: the people, the teams and the logs of many rooms, as the use cases made one of each. */
export const makeRooms = async (
  stores: Pick<BenchStores, 'mongoUri' | 'redisUrl'>,
  { patient, channel, members: kinds }: Pick<BenchRegionTeam, 'patient' | 'channel' | 'members'>,
  { rooms, members, posts }: Sizes,
) => {
  const client = await mongoose.mongo.MongoClient.connect(stores.mongoUri);
  const redis = openRedis(stores.redisUrl);
  try {
    await redis.connect();
    const db = client.db('engawa');
    const of = (name: string) => db.collection<Kept>(name);
    const insertAll = async (name: string, rows: readonly Kept[]) => {
      for (let from = 0; from < rows.length; from += 2_000)
        await of(name).insertMany(rows.slice(from, from + 2_000));
    };
    const channels = await manyPatients(stores, patient, rooms);
    const made = await of('patients')
      .find({ channel: { $in: channels } })
      .toArray();
    const patientOf = new Map(made.map((each) => [each.channel as string, each._id]));

    // As many people as rooms, each in as many rooms as a room has members.
    const accounts: Kept[] = [];
    const positions: Kept[] = [];
    const people = [];
    const store = sessionStore({ redis, redisPrefix: 'engawa:', clock: systemClock });
    for (let at = 0; at < rooms; at += 1) {
      const kind = kinds[at % kinds.length]!.actor;
      const [account, position, membership] = await Promise.all([
        of('accounts').findOne({ _id: kind.account }),
        of('positions').findOne({ _id: kind.position ?? '' }),
        of('memberships').findOne({ patient, position: kind.position }),
      ]);
      if (account === null || position === null || membership === null) throw new Error('no such member');
      const own = { account: newId<AccountId>(), position: newId<PositionId>() };
      accounts.push({ ...account, _id: own.account, loginName: `storm-${at}` });
      positions.push({ ...position, _id: own.position, account: own.account });
      const { token } = await store.create({ ...own, half: false, family: false, epoch: 1, deviceId: null });
      people.push({ ...own, membership, cookie: `${cookieNames(false).session}=${token}` });
    }
    await insertAll('accounts', accounts);
    await insertAll('positions', positions);

    const comers: Comer[] = [];
    const memberships: Kept[] = [];
    const step = Math.max(1, Math.floor(rooms / members));
    for (const [room, each] of channels.entries())
      for (let seat = 0; seat < members; seat += 1) {
        const { account, position, membership, cookie } = people[(room + seat * step) % rooms]!;
        const _id = newId<string>();
        memberships.push({ ...membership, _id, patient: patientOf.get(each), account, position });
        comers.push({ cookie, channel: each });
      }
    await insertAll('memberships', memberships);

    const entry = await of('posts').findOne({ channel });
    if (entry === null) throw new Error('nothing was posted');
    const headHint = { headHint: posts } as object;
    for (const each of channels) {
      const log = Array.from({ length: posts }, (_, at) => ({
        ...{ ...entry, _id: newId<string>(), channel: each, seq: at + 1, clientId: `storm-${at}` },
      }));
      await insertAll('posts', log);
      await of('channels').insertOne({ _id: each, ...headHint });
    }
    return comers;
  } finally {
    redis.disconnect();
    await client.close();
  }
};
