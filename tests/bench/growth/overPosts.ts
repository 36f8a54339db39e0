import type { ChannelId } from '#domain/ids.ts';
import { newId } from '#platform/newId.ts';
import { startTestApp, type TestApp } from '#tests/support/testApp.ts';
import { makeTestRegion, type TestRegion } from '#tests/support/testRegion.ts';
import type { BenchStores } from '../measuring/benchStores.ts';
import type { Law } from './law.ts';
import { ownCpu } from './ownCpu.ts';

const AT_ONCE = 5_000;
const NEWEST = 50;

/** Opening a room that holds so many posts: its newest page, as a page of the client asks for it. */
export const overPosts = async (
  stores: BenchStores,
  sizes: readonly number[],
  units: number,
): Promise<Law & { close(): Promise<void> }> => {
  const app = await startTestApp({ stores, services: [], dbName: 'posts' });
  try {
    const { commands, directory, care } = app.house;
    const region = await makeTestRegion({ commands, directory, gate: care.gate });
    const { doctor, nurse } = region.people;
    const { createPost, listEntries } = care.features.channels.commands;
    const wanted = { clientId: 'bench-first', kind: 'post', text: '見本　変わりありません。' } as const;
    await createPost(nurse.actor, region.channel, wanted);
    const rooms: { size: number; channel: ChannelId }[] = [];
    for (const size of sizes) rooms.push({ size, channel: await fillRoom(app, region, size) });
    const open = async (channel: ChannelId, size: number) => {
      const { posts, head } = await listEntries(doctor.actor, channel, {});
      if (head !== size || posts.length === 0)
        throw new Error(`${posts.length} posts, head ${head} of ${size}`);
    };
    return {
      ...{ name: 'opening a room', over: 'by the posts in it', goal: 0.05, close: () => app.close() },
      sizes: rooms.map(({ size, channel }) => ({
        size,
        block: () => ownCpu(stores, units, () => open(channel, size)),
      })),
    };
  } catch (error) {
    await app.close();
    throw error;
  }
};

/** A patient with the region's team whose room has `size` posts, all but the newest read by the doctor. */
const fillRoom = async (
  { platform: { db } }: TestApp,
  region: TestRegion,
  size: number,
): Promise<ChannelId> => {
  type Kept = { readonly _id: string };
  const found = <T extends Kept>(name: string, by: object) => db.collection<T>(name).findOne(by as never);
  const [patient, post] = await Promise.all([
    found('patients', { _id: region.patient }),
    found<Kept & { author: object }>('posts', { channel: region.channel }),
  ]);
  const [id, channel] = [newId(), newId<ChannelId>()];
  for (const name of ['consents', 'memberships']) {
    const kept = await db.collection(name).find({ patient: region.patient }).toArray();
    await db
      .collection(name)
      .insertMany(kept.map((each) => ({ ...each, _id: newId(), patient: id })) as never);
  }
  await db.collection('patients').insertOne({ ...patient, _id: id, channel } as never);
  await db.collection('channels').insertOne({ _id: channel, headHint: size } as never);
  const { account, position, facility, name } = region.people.doctor;
  const read = size > NEWEST ? [{ first: 1, last: size - NEWEST }] : [];
  await db.collection('readMarks').insertOne({
    ...{ _id: `${channel}:${position}`, channel, position, account, facility, facilityName: name },
    ...{ read, settled: read, rev: 1 },
  } as never);
  for (let from = 0; from < size; from += AT_ONCE)
    await db.collection('posts').insertMany(
      Array.from({ length: Math.min(AT_ONCE, size - from) }, (_, at) => ({
        ...post,
        ...{ _id: newId(), channel, seq: from + at + 1, clientId: `bench-${from + at}`, fact: null },
      })) as never,
    );
  return channel;
};
