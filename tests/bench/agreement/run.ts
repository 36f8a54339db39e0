import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describeRun, watchMachine } from '../measuring/machine.ts';
import { sized } from '../measuring/size.ts';
import { table } from '../measuring/table.ts';
import { besideRivals } from './besideRivals.ts';
import { clauseCount, DecisionTimes } from './decisionTimes.ts';
import { filterHeads, filterTimes } from './filterTimes.ts';
import { stallHeads, swapStalls } from './swapStall.ts';

const rounds = sized(200, 10);
const newRounds = sized(20, 3);

/** Decisions on the function that the gate calls, half of them denied, a prefecture beside the whole country. */
export async function run(): Promise<void> {
  const lookAgain = watchMachine();
  const sizes = [new DecisionTimes(54, 11), new DecisionTimes(1741, 335)] as const;
  // Interleaved, so that a busy machine slows both alike.
  for (let round = 0; round < rounds; round++) for (const size of sizes) size.round();
  for (let round = 0; round < newRounds; round++) for (const size of sizes) size.newRound();
  const [prefecture, country] = sizes;
  const rows = sizes.map((size) => size.row());
  const filtered = filterTimes(country);
  const { rows: rivals, ratios, agreed } = await besideRivals(country);
  clearAway();
  const stalls = await swapStalls(country.region);
  console.log(
    [
      "## The agreement's decision alone",
      `\`npm run bench -- agreement\`. ${describeRun()}`,
      `\`decide\`, the function that the gate calls: ${clauseCount} clauses, half of the requests denied, a consent with half of them, the whole answer with rule and clause. CPU over ${rounds} rounds of the same 1,000 requests, and over ${newRounds} of requests whose texts are new to the program (just read from the store), of which a round is 10,000. By the clock: ten decisions between two readings of it, a tenth of that; and each decision alone between two readings, which cost what the last column says.`,
      table(DecisionTimes.heads, rows),
      `Growth from 54 to 1,741 municipalities: ${(country.medianCpu() / prefecture.medianCpu()).toFixed(2)}x.`,
      'All municipalities of one notice filtered at once (`filterMunicipalities`, which routing asks): into which of them does some clause disclose it? Checked beside `decide`, one by one, before anything was timed.',
      table(filterHeads, filtered),
      `Beside rivals holding the same table of 1,741 municipalities; allow or deny was equal on all ${agreed} requests before anything was timed. Blocks in the order A B B A.`,
      table(['', 'decisions per CPU s', 'CPU each'], rivals),
      table(['decisions per CPU second, ratio', 'median (95 % interval)'], ratios),
      "A new version of 1,741 municipalities in 335 areas, from its text to the first decision, in a thread of its own; how long one turn of the main thread's event loop takes meanwhile:",
      table(stallHeads, stalls),
      lookAgain(),
    ].join('\n\n'),
  );
}

/** What was measured before has left its garbage: collected here, and not in one of the turns that are measured next. */
const clearAway = (): void => {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
};
