import { readFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { isFullSize } from './size.ts';

/** Below this the machine counts as quiet: kernel threads and a shell use a per cent or two. */
const QUIET = 0.1;

/** Busy and all ticks of all cores so far; stolen ones are somebody else's, and busy. */
const machineTicks = (): { busy: number; all: number } => {
  const [first = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const each = first.trim().split(/\s+/).slice(1, 9).map(Number);
  const all = each.reduce((sum, one) => sum + one, 0);
  return { all, busy: all - (each[3] ?? 0) - (each[4] ?? 0) };
};

/** Ticks of this process and of its children that have ended, with theirs. */
const ownTicks = (): number => {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, each) => sum + Number(each), 0);
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

/**
 * Whether the machine had other work than this bench. The returned function says it, once everything that the bench
 * started has ended: the section's last line.
 */
export const watchMachine = (): (() => string) => {
  const before = { ...machineTicks(), own: ownTicks() };
  return () => {
    const { busy, all } = machineTicks();
    const others = busy - before.busy - (ownTicks() - before.own);
    const share = Math.max(0, others / Math.max(1, all - before.all));
    const seen = `other work had ${Math.round(share * 100)} % of the cores meanwhile`;
    return share < QUIET
      ? `The machine was quiet: ${seen}.`
      : `**Taken under load** (${seen}): to be repeated on a quiet machine.`;
  };
};
