import { fileURLToPath } from 'node:url';
import { buildClient } from './buildClient.mjs';
import { cacheFolder } from './cacheFolder.mjs';
import { chooseRedis } from './chooseStores.mjs';
import { ensureFilmTools } from './ensureFilmTools.mjs';
import { installPackages } from './installPackages.mjs';
import { linkNode } from './linkNode.mjs';
import { ensureMediaWorker } from './media-worker/ensureMediaWorker.mjs';
import { ensureMongo } from './mongo/ensureMongo.mjs';
import { SetUpProblem } from './SetUpProblem.mjs';
import { sayFor } from './say.mjs';
import { ensureSystemPackages } from './systemPackages.mjs';

/** The folder of the checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

const testPackages = [
  'chromium',
  'fonts-morisawa-bizud-gothic',
  'poppler-utils',
  'openssl',
  'coturn',
  'ffmpeg',
];

/**
 * The packages and the Node they bring: all that `--help` needs.
 * @returns {Promise<string>} the Node to run on
 */
export const setUpNode = async () => {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new SetUpProblem(
      `this is Node ${process.versions.node}`,
      'Install Node 20 or later with its npm, then start again.',
    );
  }
  await installPackages(root, sayFor('packages'));
  return linkNode(root, sayFor('node'));
};

/**
 * All that must be there before the house can run, each part skipped where it is.
 * @param {{ forTests?: boolean, withClient?: boolean }} [options]
 * @returns {Promise<string>} the Node to run on
 */
export const setUp = async ({ forTests = false, withClient = true } = {}) => {
  console.log(`Engawa: setting up (what takes long is kept in ${cacheFolder()})`);
  const node = await setUpNode();
  const redis = sayFor('redis');
  const redisPackage = chooseRedis().kind === 'none' ? ['redis-server'] : [];
  await ensureSystemPackages(redisPackage, 'sessions, presence and jobs', redis);
  const choice = chooseRedis();
  redis.line(choice.kind === 'redis-server' ? choice.program : 'REDIS_URL');
  if (forTests) {
    await ensureSystemPackages(testPackages, 'browser tests', sayFor('browser'));
    sayFor('browser').line('chromium, the font, pdftoppm, openssl, coturn and ffmpeg are there');
  }
  if (!forTests) await ensureFilmTools(sayFor('films'));
  await sideBySide([
    ensureMediaWorker({ root, node, say: sayFor('media worker') }),
    ensureMongo({ root, node, say: sayFor('mongodb') }),
    ...(withClient ? [buildClient({ root, node, say: sayFor('client') })] : []),
  ]);
  return node;
};

/** Waits for all, so that a failure of one does not cut the other's long build short; the first is told again at the end. */
const sideBySide = async (/** @type {Promise<unknown>[]} */ works) => {
  const tell = (/** @type {unknown} */ error) => {
    console.error(
      `  ✗ ${error instanceof Error ? error.message.split('\n')[0] : error} (the other parts go on)`,
    );
    throw error;
  };
  const results = await Promise.allSettled(works.map((work) => work.catch(tell)));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
};
