import { startTestApp } from '#tests/support/testApp.ts';
import { makeTestRegion } from '#tests/support/testRegion.ts';
import type { BenchStores } from '../measuring/benchStores.ts';
import { fillNation } from '../notices/fillNation.ts';
import type { Law } from './law.ts';
import { ownCpu } from './ownCpu.ts';

const people = 500;

/** A post across a border where an agreement of 200 clauses has so many parties beside the region's own agreement. */
export const overMunicipalities = async (
  stores: BenchStores,
  sizes: readonly { readonly least: number; readonly areas: number }[],
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
    ...{ name: 'a post across a border', over: 'by municipalities', goal: 0.02, close },
    sizes: houses.map(({ size, post }) => ({ size, block: () => ownCpu(stores, units, post) })),
  };
};

const houseOf = async (stores: BenchStores, { least, areas }: { least: number; areas: number }) => {
  const place = { stores, services: [], dbName: `nation-${least}` };
  const first = await startTestApp(place);
  const { commands, directory, care } = first.house;
  const region = await makeTestRegion({ commands, directory, gate: care.gate });
  const { codes } = await fillNation(first.platform.db, people, '訪問看護ステーション', { least, areas });
  await first.close();
  const app = await startTestApp(place);
  const { createPost } = app.house.care.features.channels.commands;
  const { nurse } = region.people;
  let written = 0;
  return {
    size: codes.length,
    post: () => {
      written += 1;
      const wanted = {
        clientId: `bench-${written}`,
        kind: 'post',
        text: '見本　変わりありません。',
      } as const;
      return createPost(nurse.actor, region.channel, wanted);
    },
    close: () => app.close(),
  };
};
