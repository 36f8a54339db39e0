import { startTestApp } from '#tests/support/testApp.ts';
import { makeTestRegion } from '#tests/support/testRegion.ts';
import { fillPatients } from '../lists/fillPatients.ts';
import type { BenchStores } from '../measuring/benchStores.ts';
import type { Law } from './law.ts';
import { ownCpu } from './ownCpu.ts';

const WRITTEN = 10;
const AT_ONCE = 16;

/**
 * A post where so many rooms are in the store and have been read on this node: ten of them are written to. Each size has
 * a house and a database of its own in this process.
 */
export const overRooms = async (
  stores: BenchStores,
  sizes: readonly number[],
  units: number,
): Promise<Law & { close(): Promise<void> }> => {
  const houses: Awaited<ReturnType<typeof houseOf>>[] = [];
  const close = async () => {
    for (const house of houses.splice(0)) await house.close();
  };
  try {
    for (const size of sizes) houses.push(await houseOf(stores, size));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    ...{ name: 'a post', over: 'by the rooms of the node', goal: 0.05, close },
    sizes: houses.map(({ size, post }) => ({ size, block: () => ownCpu(stores, units, post) })),
  };
};

const houseOf = async (stores: BenchStores, size: number) => {
  const dbName = `rooms-${size}`;
  const app = await startTestApp({ stores, services: [], dbName });
  const { commands, directory, care } = app.house;
  const region = await makeTestRegion({ commands, directory, gate: care.gate });
  const { doctor } = region.people;
  const { createPost, listEntries } = care.features.channels.commands;
  let written = 0;
  const write = (channel: typeof region.channel) => {
    written += 1;
    const wanted = { clientId: `bench-${written}`, kind: 'post', text: '見本　変わりありません。' } as const;
    return createPost(doctor.actor, channel, wanted);
  };
  await write(region.channel);
  await fillPatients(app.platform.db, region, doctor, size - 1);
  const rooms = (await app.platform.db
    .collection('patients')
    .distinct('channel')) as (typeof region.channel)[];
  if (rooms.length !== size) throw new Error(`${rooms.length} rooms of ${size}`);
  for (let from = 0; from < rooms.length; from += AT_ONCE)
    await Promise.all(
      rooms.slice(from, from + AT_ONCE).map((room) => listEntries(doctor.actor, room, { limit: 1 })),
    );
  const step = Math.max(1, Math.floor(size / WRITTEN));
  const some = rooms.filter((_, at) => at % step === 0).slice(0, WRITTEN);
  return {
    size,
    post: (at: number) => write(some[at % some.length]!),
    close: () => app.close(),
  };
};
