import { spawn } from 'node:child_process';

/** Ctrl+C reaches us twice, from the terminal and from npm: the house is asked once. */
const SAME_MS = 1_000;

/**
 * Runs a program with our terminal's output, to its end, and hands on the signals that ask it to end.
 * It has a session of its own, so that it hears Ctrl+C from us alone; and when we are killed ourselves, it is asked to
 * end (`setpriv --pdeathsig`) rather than left behind.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd: string }} options
 * @returns {Promise<number>} its exit code
 */
export const runHouse = (program, args, { cwd }) =>
  new Promise((resolve, reject) => {
    const child = spawn('setpriv', ['--pdeathsig', 'TERM', '--', program, ...args], {
      cwd,
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    let askedAt = Number.NEGATIVE_INFINITY;
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
      process.removeAllListeners(signal);
      process.on(signal, () => {
        if (Date.now() - askedAt < SAME_MS) return;
        askedAt = Date.now();
        child.kill(signal);
      });
    }
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
