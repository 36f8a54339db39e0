import { verifyStore } from '../verifyStore.ts';
import { readCheckpoint } from './readCheckpoint.ts';
import { reportChain } from './reportChain.ts';
import { withStore } from './withStore.ts';

/** `audit verify --data DIR`: every chain of the store, and what no chain holds yet. */
export const runVerifyData = async (
  data: string,
  checkpointFiles: readonly string[],
  say: (line: string) => void,
): Promise<number> => {
  const checkpoints = await Promise.all(checkpointFiles.map(readCheckpoint));
  const { chains, unlinked } = await withStore(data, (db) => verifyStore(db, checkpoints));
  const proved = new Set(checkpoints.map(({ municipality }) => municipality));
  for (const { end, broken } of chains)
    for (const line of reportChain(end, broken, proved.has(end.municipality ?? ''))) say(line);
  if (chains.length === 0) say('no chain: nothing was linked yet');
  for (const [municipality, facts] of [...unlinked].sort())
    say(`${municipality}: ${facts} facts are not linked yet`);
  return chains.some(({ broken }) => broken !== null) ? 1 : 0;
};
