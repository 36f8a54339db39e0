import { readdirSync, readFileSync } from 'node:fs';

/**
 * Processes of this test run that are still there, known by a mark in their environment.
 * @param {string} mark
 */
export const findLeftovers = (mark) =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((name) => ({
      pid: Number(name),
      environ: read(`/proc/${name}/environ`),
      command: read(`/proc/${name}/cmdline`),
    }))
    .filter(
      ({ environ, command }) => command !== '' && environ.split('\0').includes(`ENGAWA_TEST_RUN=${mark}`),
    )
    .map(({ pid, command }) => ({ pid, command: command.replaceAll('\0', ' ').slice(0, 100) }));

const read = (/** @type {string} */ path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It ended while we looked, or is another user's.
    return '';
  }
};
