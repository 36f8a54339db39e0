import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { delimiter, dirname, sep } from 'node:path';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** Ends what this process still runs: an interrupted set-up must not leave a build behind. */
export const endCommands = () => {
  for (const child of running) child.kill('SIGTERM');
};

/**
 * PATH without node_modules/.bin, where npm puts our Node 24: `npm ci` empties that folder under itself.
 * @param {string} [path]
 */
export const systemPath = (path = process.env.PATH ?? '') =>
  path
    .split(delimiter)
    .filter((folder) => !folder.endsWith(`node_modules${sep}.bin`))
    .join(delimiter);

/** A command that ended badly; `lastLines` is what it said last. */
export class CommandFailed extends Error {
  /**
   * @param {string} command
   * @param {number | string} status
   * @param {string[]} lastLines
   * @param {string | undefined} logFile
   */
  constructor(command, status, lastLines, logFile) {
    const log = logFile === undefined ? '' : `\n    (all of it: ${logFile})`;
    super(`${command} ended with ${status}\n${lastLines.map((line) => `    ${line}`).join('\n')}${log}`);
    this.name = 'CommandFailed';
  }
}

/**
 * Runs a command to its end, giving each line of its output (also those that end with a carriage return, as
 * progress bars do) to `onLine`. Throws CommandFailed.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void, logFile?: string, timeoutMs?: number }} [options]
 * @returns {Promise<string[]>} the last lines it printed
 */
export const runCommand = (program, args, { cwd, env = {}, onLine, logFile, timeoutMs } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, PATH: systemPath(), NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
    });
    running.add(child);
    if (logFile !== undefined) mkdirSync(dirname(logFile), { recursive: true });
    const log = logFile === undefined ? undefined : createWriteStream(logFile);
    /** @type {string[]} */
    const lastLines = [];
    const hear = (/** @type {string} */ line) => {
      if (line.trim() === '') return;
      lastLines.push(line);
      if (lastLines.length > 15) lastLines.shift();
      onLine?.(line);
    };
    for (const stream of [child.stdout, child.stderr]) {
      let rest = '';
      stream.setEncoding('utf8');
      stream.on('data', (/** @type {string} */ chunk) => {
        log?.write(chunk);
        const lines = (rest + chunk).split(/\r\n|\n|\r/);
        rest = lines.pop() ?? '';
        lines.forEach(hear);
      });
      stream.on('end', () => hear(rest));
    }
    const command = [program, ...args].join(' ').slice(0, 120);
    child.once('error', (error) => {
      running.delete(child);
      reject(new CommandFailed(command, error.message, lastLines, logFile));
    });
    child.once('close', (code, signal) => {
      running.delete(child);
      log?.end();
      if (code === 0) resolve(lastLines);
      else reject(new CommandFailed(command, signal ?? `status ${code}`, lastLines, logFile));
    });
  });
