import { readFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';

/** Below this the machine counts as quiet: the kernel and a shell use a per cent or two. */
const QUIET = 0.1;
const LOOK_MS = 1_500;

/** Busy and all ticks of all cores so far; stolen ones are somebody else's, and busy. */
const ticks = (): { busy: number; all: number } => {
  const [first = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const each = first.trim().split(/\s+/).slice(1, 9).map(Number);
  const all = each.reduce((sum, one) => sum + one, 0);
  return { all, busy: all - (each[3] ?? 0) - (each[4] ?? 0) };
};

const otherWork = async (): Promise<number> => {
  const before = ticks();
  await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  const after = ticks();
  return (after.busy - before.busy) / Math.max(1, after.all - before.all);
};

/** The line under a section's heading: when, on what, and whether the machine had other work just before. */
export const describeRun = async (stores?: { readonly mongo: string }): Promise<string> => {
  const [cpu] = cpus();
  const parts = [
    `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    `${cpus().length} cores of ${cpu?.model.trim() ?? 'unknown'}`,
    `${Math.round(totalmem() / 2 ** 30)} GB`,
    `Linux ${release()}`,
    `Node ${process.versions.node}`,
    ...(stores === undefined ? [] : [`store: ${stores.mongo.split(' ')[0]}`]),
  ];
  const busy = await otherWork();
  const load = `${Math.round(busy * 100)} % of the cores`;
  const mark =
    busy < QUIET
      ? `The machine was quiet before it (${load}).`
      : `**Taken under load** (other work had ${load} just before): to be repeated on a quiet machine.`;
  return `${parts.join('; ')}. ${mark}`;
};
