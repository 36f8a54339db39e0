import { type BenchStores, startBenchStores } from '../measuring/benchStores.ts';
import { describeRun, watchMachine } from '../measuring/machine.ts';
import { generatorCore, pin, serverCore } from '../measuring/pinned.ts';
import { isFullSize, sized } from '../measuring/size.ts';
import { type Growth, growthTables, type Law, measureLaw } from './law.ts';
import { overMembers } from './overMembers.ts';
import { overMunicipalities } from './overMunicipalities.ts';
import { overPosts } from './overPosts.ts';
import { overRooms } from './overRooms.ts';

const rounds = sized(6, 2);
const units = sized(60, 10);
/** The largest are left out of a try: filling them takes the most of the time. */
const upTo = (sizes: readonly number[]) => (isFullSize ? sizes : sizes.slice(0, 2));

/** `BENCH_LONG=1`: a room of a million posts takes the embedded store minutes to fill. */
const million = process.env.BENCH_LONG === '1' ? [1_000_000] : [];

/** The laws, and whether their work runs in this process, which then has the server's core. */
const laws: readonly {
  readonly here: boolean;
  readonly open: (stores: BenchStores) => Promise<Law & { close(): Promise<void> }>;
}[] = [
  { here: true, open: (stores) => overRooms(stores, upTo([10, 100, 1_000, 10_000]), units) },
  {
    here: false,
    open: (stores) =>
      overMembers(stores, upTo([10, 100, 1_000]), (size) => sized(size > 500 ? 900 : 500, 300)),
  },
  { here: true, open: (stores) => overPosts(stores, upTo([1_000, 10_000, 100_000, ...million]), units) },
  {
    here: true,
    open: (stores) =>
      overMunicipalities(
        stores,
        [
          { least: 108, areas: 22 },
          { least: 1_741, areas: 335 },
        ],
        units,
      ),
  },
];

/** How the node's CPU of one unit grows with the house: the slope on paper with two logarithmic scales. */
export async function run(): Promise<void> {
  const lookAgain = watchMachine();
  const growths: Growth[] = [];
  let described = '';
  for (const { here, open } of laws) {
    pin(process.pid, generatorCore);
    const stores = await startBenchStores();
    try {
      described = describeRun(stores.using);
      if (here) pin(process.pid, serverCore);
      const law = await open(stores);
      try {
        growths.push(await measureLaw(law, rounds));
      } finally {
        await law.close();
      }
    } finally {
      await stores.close();
    }
  }
  console.log(`## How cost grows with the house\n\n\`npm run bench -- growth\`. ${described}\n`);
  console.log(
    `CPU of the node for one unit, median of ${rounds} rounds from the smallest size to the largest and back; the slope is of the straight line through their logarithms, one for each round, and the interval is the bootstrap's of the slopes' median. Only work of the node: the store's is its own.\n`,
  );
  console.log(`${growthTables(growths)}\n\n${lookAgain()}\n`);
}
