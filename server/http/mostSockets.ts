import { readFileSync } from 'node:fs';

/** Files that the process itself parts: stores, the log, lanes, what is uploaded and sent. */
const KEPT_BACK = 256;

/**
 * How many sockets may be open at once (HU7): fewer than the files that the kernel lets this process have. So a crowd
 * at the door never takes away the store's connection, or the file that somebody waits for.
 */
export const mostSockets = (limits: string = readLimits()): number => {
  const files = Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1] ?? 1_024);
  return Math.max(Math.floor(files / 4), files - KEPT_BACK);
};

const readLimits = (): string => {
  try {
    return readFileSync('/proc/self/limits', 'utf8');
  } catch {
    return '';
  }
};
