import { readFileSync } from 'node:fs';

/** What the kernel counts in: 100 ticks a second on every Linux that Node runs on. */
const TICK_MS = 10;

/** CPU that a process has used so far, all its threads, user and system, in milliseconds (steps of 10). */
export const cpuOf = (pid: number): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name may hold blanks and brackets: fields are counted from behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
};
