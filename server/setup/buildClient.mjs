import { join } from 'node:path';
import { makeOnce } from './makeOnce.mjs';
import { runCommand } from './runCommand.mjs';
import { SetUpProblem } from './SetUpProblem.mjs';
import { hashOf, isStamped, stamp } from './stamp.mjs';

/**
 * Builds the client when what it is made from has changed.
 * @param {{ root: string, node: string, say: import('./say.mjs').Say }} options
 */
export const buildClient = async ({ root, node, say }) => {
  const sources = ['client', 'server/contracts', 'server/domain', 'package-lock.json'];
  const hash = hashOf(root, sources);
  const file = join(root, 'client', 'dist', '.engawa-stamp');
  const isThere = () => isStamped(file, hash) || undefined;
  const make = async () => {
    say.line('building (half a minute)');
    await viteBuild(root, node);
    stamp(file, hash);
    return true;
  };
  if (!isThere()) await makeOnce({ name: 'client', say, isThere, make });
  say.line('built');
};

const viteBuild = async (/** @type {string} */ root, /** @type {string} */ node) => {
  try {
    await runCommand(node, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', 'client'], {
      cwd: root,
    });
  } catch (error) {
    throw new SetUpProblem(
      `building the client failed: ${error instanceof Error ? error.message : error}`,
      'If client/ was changed, mend what the message names; else start again.',
    );
  }
};
