import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { cachedMediaWorker, cacheFolder } from '../cacheFolder.mjs';
import { makeOnce } from '../makeOnce.mjs';
import { placeFile } from '../placeFile.mjs';
import { runCommand } from '../runCommand.mjs';
import { SetUpProblem } from '../SetUpProblem.mjs';
import { buildMediaWorker } from './buildMediaWorker.mjs';
import { workerRuns } from './workerRuns.mjs';

/**
 * Sees that mediasoup has a worker that runs here: given, in place, in the cache, downloaded, else built.
 * @param {{ root: string, node: string, say: import('../say.mjs').Say }} options
 */
export const ensureMediaWorker = async ({ root, node, say }) => {
  const given = process.env.MEDIASOUP_WORKER_BIN;
  if (given !== undefined && given !== '') {
    if (workerRuns(given)) return say.line(`MEDIASOUP_WORKER_BIN (${given})`);
    throw new SetUpProblem(
      `MEDIASOUP_WORKER_BIN names ${given}, which does not run here`,
      'Name a worker that runs on this machine, or unset it.',
    );
  }
  const packageDir = join(root, 'node_modules', 'mediasoup');
  const inPlace = join(packageDir, 'worker', 'out', 'Release', 'mediasoup-worker');
  if (workerRuns(inPlace)) return say.line('in place');
  const cached = cachedMediaWorker();
  const isThere = () => (workerRuns(cached) ? cached : undefined);
  const make = async () => {
    const fetched = await download(packageDir, node, say);
    if (fetched && workerRuns(inPlace)) placeFile(inPlace, cached);
    else await build(packageDir, cached, say);
    return cached;
  };
  await makeOnce({ name: 'media-worker', say, isThere, make });
  placeFile(cached, inPlace);
  say.line(`in place, and kept in ${cached}`);
};

/** Upstream's own download. PYTHON=false stops its script before it starts a build that downloads in turn. */
const download = async (
  /** @type {string} */ packageDir,
  /** @type {string} */ node,
  /** @type {import('../say.mjs').Say} */ say,
) => {
  say.line("looking for upstream's worker for this machine");
  try {
    await runCommand(node, ['npm-scripts.mjs', 'postinstall'], {
      cwd: packageDir,
      env: { PYTHON: 'false' },
      timeoutMs: 180_000,
    });
    return true;
  } catch {
    say.line('it cannot be had from here; building it from the source in the package');
    return false;
  }
};

const build = async (
  /** @type {string} */ packageDir,
  /** @type {string} */ cached,
  /** @type {import('../say.mjs').Say} */ say,
) => {
  const workDir = join(cacheFolder(), 'build', 'media-worker');
  const logDir = join(cacheFolder(), 'log');
  try {
    const built = await buildMediaWorker({ packageDir, workDir, logDir, say });
    if (!workerRuns(built)) throw new Error('the built worker does not run');
    placeFile(built, cached);
    rmSync(workDir, { recursive: true, force: true });
  } catch (error) {
    if (error instanceof SetUpProblem) throw error;
    throw new SetUpProblem(
      `building the media worker failed: ${error instanceof Error ? error.message : error}`,
      `Start again: it goes on where it was. If it stops at the same place, remove ${workDir} first, or name a worker by MEDIASOUP_WORKER_BIN.`,
    );
  }
};
