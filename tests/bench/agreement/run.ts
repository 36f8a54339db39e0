import { describeRun, watchMachine } from '../measuring/machine.ts';
import { sized } from '../measuring/size.ts';
import { table } from '../measuring/table.ts';
import { besideRivals } from './besideRivals.ts';
import { clauseCount, DecisionTimes } from './decisionTimes.ts';
import { stallHeads, swapStalls } from './swapStall.ts';

const rounds = sized(200, 10);

/** Decisions on the function that the gate calls, half of them denied, a prefecture beside the whole country. */
export async function run(): Promise<void> {
  const lookAgain = watchMachine();
  const sizes = [new DecisionTimes(54, 11), new DecisionTimes(1741, 335)] as const;
  // Interleaved, so that a busy machine slows both alike.
  for (let round = 0; round < rounds; round++) for (const size of sizes) size.round();
  const [prefecture, country] = sizes;
  const rows = sizes.map((size) => size.row());
  const stalls = await swapStalls(country.region);
  const { rows: rivals, ratios, agreed } = await besideRivals(country);
  console.log(
    [
      "## The agreement's decision alone",
      `\`npm run bench -- agreement\`. ${describeRun()}`,
      `\`decide\`, the function that the gate calls: ${clauseCount} clauses, half of the requests denied, a consent with half of them, the whole answer with rule and clause. CPU over ${rounds} rounds; by the clock, each decision stands between two readings of it, which cost what the last column says.`,
      table(DecisionTimes.heads, rows),
      `Growth from 54 to 1,741 municipalities: ${(country.medianCpu() / prefecture.medianCpu()).toFixed(2)}x.`,
      `Beside rivals holding the same table of 1,741 municipalities; allow or deny was equal on all ${agreed} requests before anything was timed. Blocks in the order A B B A.`,
      table(['', 'decisions per CPU s', 'CPU each'], rivals),
      table(['decisions per CPU second, ratio', 'median (95 % interval)'], ratios),
      "A new version of 1,741 municipalities in 335 areas, from its text to the first decision, in a thread of its own; how long one turn of the main thread's event loop takes meanwhile:",
      table(stallHeads, stalls),
      lookAgain(),
    ].join('\n\n'),
  );
}
