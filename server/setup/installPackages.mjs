import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './runCommand.mjs';
import { SetUpProblem } from './SetUpProblem.mjs';
import { hashOf, isStamped, stamp } from './stamp.mjs';

/**
 * `npm ci`, when node_modules is not what package-lock.json says.
 * @param {string} root
 * @param {import('./say.mjs').Say} say
 */
export const installPackages = async (root, say) => {
  const file = join(root, 'node_modules', '.engawa-stamp');
  const hash = hashOf(root, ['package.json', 'package-lock.json']);
  if (isStamped(file, hash)) return say.line('as locked');
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const total = Object.keys(packages).length;
  say.line(`installing about ${total} packages as locked (npm ci), a minute or two the first time`);
  let fetched = 0;
  try {
    rmSync(file, { force: true });
    await runCommand('npm', ['ci', '--loglevel=http', '--no-audit', '--no-fund'], {
      cwd: root,
      onLine: (line) => {
        if (!line.includes('http fetch GET 200')) return;
        fetched += 1;
        say.progress(`${fetched} files fetched`);
      },
    });
  } catch (error) {
    throw new SetUpProblem(
      `npm ci failed: ${error instanceof Error ? error.message : error}`,
      'See that "npm ping" answers and the disk has 2 GB free, then start again: what was fetched is kept.',
    );
  }
  stamp(file, hash);
  say.line('installed');
};
