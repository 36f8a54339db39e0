import { decide } from '#domain/agreement/decide.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { AgreementCompiler } from '#server/agreements/compiler/agreementCompiler.ts';
import { median, quantile } from '../measuring/quantile.ts';
import { sized } from '../measuring/size.ts';
import type { BenchRegion } from './benchRegion.ts';
import { yamlOf } from './yamlOf.ts';

const swaps = sized(20, 3);

/** Longest turn of the event loop while something went on, by the clock and by this thread's own CPU, in ms. */
interface Stall {
  readonly wall: number;
  readonly cpu: number;
  readonly took: number;
}

/**
 * An agreement's text to its first decision, in a thread of its own, while this one's event loop turns as fast as it can.
 * Each swap takes another version's text, never read before. Beside it the same time with nothing going on: what other
 * work on the machine takes from a turn is told by the clock, and not by this thread's CPU (which the kernel counts in steps
 * of some milliseconds: the idle line shows how coarse).
 */
export const swapStalls = async (region: BenchRegion): Promise<string[][]> => {
  const compiler = new AgreementCompiler();
  const today = tokyoDay(new Date());
  const request = { ...region.request(), day: today };
  const swapped: Stall[] = [];
  const idle: Stall[] = [];
  for (let number = 0; number < swaps; number++) {
    const source = yamlOf({ ...region.version, title: `見本 ${number}` });
    swapped.push(
      await stallDuring(async () => {
        const current = await compiler.compile([{ file: `bench:${number}`, source }], region.areas, today);
        decide(current, request);
      }),
    );
    const { took } = swapped.at(-1)!;
    idle.push(await stallDuring(() => new Promise((resolve) => setTimeout(resolve, took))));
  }
  await compiler.close();
  return [rowOf('read, checked, compiled and swapped in', swapped), rowOf('nothing, for as long', idle)];
};

export const stallHeads = [
  ...['while the main thread', 'took', 'longest turn, own CPU: median', 'worst'],
  ...['by the clock: median', 'worst'],
];

const rowOf = (name: string, stalls: readonly Stall[]): string[] => {
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  const [wall, cpu] = [stalls.map((each) => each.wall), stalls.map((each) => each.cpu)];
  return [
    ...[name, ms(median(stalls.map(({ took }) => took)))],
    ...[ms(median(cpu)), ms(quantile(cpu, 1)), ms(median(wall)), ms(quantile(wall, 1))],
  ];
};

const cpuNow = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

const stallDuring = async (work: () => Promise<void>): Promise<Stall> => {
  const started = performance.now();
  let [wall, cpu, at, spent] = [0, 0, started, cpuNow()];
  let over = false;
  const look = (): void => {
    const [now, used] = [performance.now(), cpuNow()];
    wall = Math.max(wall, now - at);
    cpu = Math.max(cpu, used - spent);
    [at, spent] = [now, used];
    if (!over) setImmediate(look);
  };
  setImmediate(look);
  await work();
  over = true;
  await new Promise((resolve) => setImmediate(resolve));
  look();
  return { wall, cpu, took: performance.now() - started };
};
