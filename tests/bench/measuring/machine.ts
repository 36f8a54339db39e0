import { readFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { isFullSize } from './size.ts';

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

/** When and on what a section was measured; the line under its heading. */
export const describeRun = (stores?: { readonly mongo: string }): string => {
  const [cpu] = cpus();
  return [
    `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    `${cpus().length} cores of ${cpu?.model.trim() ?? 'unknown'}`,
    `${Math.round(totalmem() / 2 ** 30)} GB`,
    `Linux ${release()}`,
    `Node ${process.versions.node}`,
    ...(stores === undefined ? [] : [`store: ${stores.mongo.split(' ')[0]}`]),
    ...(isFullSize ? [] : ['**tried at a part of its size: no figures**']),
  ].join('; ');
};

/** Looks whether the machine has other work, now and when the returned function is called: the section's last line. */
export const watchMachine = async (): Promise<() => Promise<string>> => {
  const before = await otherWork();
  return async () => {
    const after = await otherWork();
    const seen = `other work had ${percent(before)} of the cores just before and ${percent(after)} just after`;
    return Math.max(before, after) < QUIET
      ? `The machine was quiet: ${seen}.`
      : `**Taken under load** (${seen}): to be repeated on a quiet machine.`;
  };
};

const percent = (share: number): string => `${Math.round(share * 100)} %`;
