import type { BenchStores } from '../measuring/benchStores.ts';
import type { Cost } from './law.ts';

/** CPU of this process and of the store for one of `units`: the work runs in it, so no step of the kernel's clock. */
export const ownCpu = async (
  { cpu }: Pick<BenchStores, 'cpu'>,
  units: number,
  work: (at: number) => Promise<unknown>,
): Promise<Cost> => {
  const before = { own: process.cpuUsage(), store: cpu().mongo };
  for (let at = 0; at < units; at += 1) await work(at);
  const { user, system } = process.cpuUsage(before.own);
  return { node: (user + system) / 1_000 / units, store: (cpu().mongo - before.store) / units };
};
