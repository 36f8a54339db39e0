import { fileURLToPath } from 'node:url';
import { cachedSecantus } from '../cacheFolder.mjs';
import { chooseMongo } from '../chooseStores.mjs';
import { makeOnce } from '../makeOnce.mjs';
import { runCommand } from '../runCommand.mjs';
import { buildSecantus } from './buildSecantus.mjs';

/**
 * Sees that there is a MongoDB: given, of the machine, in the cache, fetched, else built.
 * @param {{ root: string, node: string, say: import('../say.mjs').Say }} options
 */
export const ensureMongo = async ({ root, node, say }) => {
  const isThere = () => {
    const choice = chooseMongo();
    return choice.kind === 'none' ? undefined : choice;
  };
  const make = async () => {
    if (await fetchMongod(root, node, say)) return isThere();
    await buildSecantus(say);
    return { kind: 'secantus', program: cachedSecantus() };
  };
  const choice = isThere() ?? (await makeOnce({ name: 'store', say, isThere, make }));
  say.line(
    choice !== undefined && 'program' in choice ? `${choice.kind} (${choice.program})` : 'MONGODB_URI',
  );
};

const fetchMongod = async (
  /** @type {string} */ root,
  /** @type {string} */ node,
  /** @type {import('../say.mjs').Say} */ say,
) => {
  say.line("fetching MongoDB's own server (100 MB)");
  try {
    await runCommand(node, [fileURLToPath(new URL('fetchMongod.mjs', import.meta.url))], {
      cwd: root,
      timeoutMs: 15 * 60_000,
    });
    return true;
  } catch {
    say.line('it cannot be had from here; building SecantusDB, which speaks its protocol');
    return false;
  }
};
