import { spawn } from 'node:child_process';

/** @type {Set<number>} */
const groups = new Set();

const endGroup = (/** @type {number} */ pid) => {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
};

/** Ends all that is still running, with what it started. */
export const endGroups = () => {
  for (const pid of groups) endGroup(pid);
};

/**
 * Runs a program in a process group of its own, to its end or to `deadline` (then it is ended, children and all).
 * `isDone` is asked now and then: a jest that has written its results and does not end is hanging.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, deadline: number, isDone?: () => boolean, quiet?: boolean }} options
 * @returns {Promise<{ code: number | undefined, output: string, why?: string }>}
 */
export const runBounded = (program, args, { cwd, env, deadline, isDone = () => false, quiet = false }) =>
  new Promise((resolve) => {
    const out = quiet ? 'pipe' : 'inherit';
    // It dies with us too, should we be killed with no chance to end it.
    const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', program, ...args], {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', out, out],
    });
    const pid = child.pid ?? 0;
    if (pid !== 0) groups.add(pid);
    let output = '';
    const hear = (/** @type {Buffer} */ chunk) => {
      output += chunk;
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    /** @type {string | undefined} */
    let why;
    let doneSince = Number.POSITIVE_INFINITY;
    const watch = setInterval(() => {
      if (isDone()) doneSince = Math.min(doneSince, Date.now());
      if (Date.now() > deadline) why = 'it took longer than a whole run may';
      else if (Date.now() - doneSince > 30_000)
        why = 'it had its results and did not end: something is left open';
      if (why !== undefined) endGroup(pid);
    }, 1_000);
    const end = (/** @type {number | undefined} */ code) => {
      clearInterval(watch);
      endGroup(pid);
      groups.delete(pid);
      resolve({ code, output, ...(why === undefined ? {} : { why }) });
    };
    child.once('error', (error) => {
      output += error.message;
      end(undefined);
    });
    child.once('close', (code) => end(code ?? undefined));
  });
