import type { ChannelId } from '#domain/ids.ts';
import { openMongo } from '#platform/mongo.ts';
import { newId } from '#platform/newId.ts';
import { Room } from '../delivery/room.ts';
import { openSocketIo } from '../delivery/roomSocket.ts';
import type { BenchStores } from '../measuring/benchStores.ts';
import { cpuOf } from '../measuring/cpuOf.ts';
import { openRegion } from '../measuring/openRegion.ts';
import { startNode } from '../measuring/startNode.ts';
import type { Law } from './law.ts';

const perPerson = 10;

/** A delivery in rooms with so many sockets, each room of a patient and people of its own, one post at a time. */
export const overMembers = async (
  stores: BenchStores,
  sizes: readonly number[],
  blockMs: (size: number) => number,
): Promise<Law & { close(): Promise<void> }> => {
  const persons = sizes.map((size) => Math.ceil(size / perPerson));
  const { patient, members } = await openRegion(
    stores,
    persons.reduce((sum, each) => sum + each, 0),
  );
  const closers: (() => Promise<void> | void)[] = [];
  const close = async () => {
    for (const one of closers.splice(0).reverse()) await one();
  };
  try {
    const node = await startNode(stores, 'realtime');
    closers.push(() => node.close());
    const rooms: { size: number; room: Room }[] = [];
    let from = 0;
    for (const [at, size] of sizes.entries()) {
      const people = members.slice(from, from + persons[at]!);
      from += people.length;
      const positions = people.map(({ actor }) => actor.position as string);
      const channel = await patientOf(stores, patient, positions);
      const room = new Room();
      closers.push(() => room.close());
      for (let socket = 0; socket < size; socket += 1) {
        const cookie = people[socket % people.length]!.client.cookieHeader;
        await room.subscribe((heard) => openSocketIo(node.port, { cookie, channel, watches: true, heard }));
      }
      rooms.push({ size, room });
    }
    return {
      ...{ name: 'a delivery', over: 'by the sockets in the room', goal: 0.1, close },
      sizes: rooms.map(({ size, room }) => ({
        size,
        block: async () => {
          const before = { node: cpuOf(node.pid), store: stores.cpu().mongo };
          const { deliveries } = await room.run(blockMs(size), 1);
          return {
            node: (cpuOf(node.pid) - before.node) / deliveries,
            store: (stores.cpu().mongo - before.store) / deliveries,
          };
        },
      })),
    };
  } catch (error) {
    await close();
    throw error;
  }
};

/** Another patient like the region's, whose team are these people alone. */
const patientOf = async (
  { mongoUri }: BenchStores,
  like: string,
  positions: readonly string[],
): Promise<ChannelId> => {
  const db = await openMongo(mongoUri);
  try {
    const [id, channel] = [newId(), newId<ChannelId>()];
    const patient = await db.collection('patients').findOne({ _id: like as never });
    await db.collection('patients').insertOne({ ...patient, _id: id, channel } as never);
    for (const [name, by] of Object.entries({
      consents: {},
      memberships: { position: { $in: positions } },
    })) {
      const kept = await db
        .collection(name)
        .find({ patient: like, ...by })
        .toArray();
      await db
        .collection(name)
        .insertMany(kept.map((each) => ({ ...each, _id: newId(), patient: id })) as never);
    }
    return channel;
  } finally {
    await db.close();
  }
};
