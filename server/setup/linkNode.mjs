import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { SetUpProblem } from './SetUpProblem.mjs';

/**
 * Links the locked Node 24 as node_modules/.bin/node, so that npm's scripts run on it whatever Node the machine
 * has. npm 11 makes this link itself; npm 10 takes it away again when it skips the other platform's package.
 * @param {string} root
 * @param {import('./say.mjs').Say} say
 * @returns {string} the path to run it by
 */
export const linkNode = (root, say) => {
  const packageName = `node-linux-${process.arch}`;
  const program = join(root, 'node_modules', packageName, 'bin', 'node');
  if (!existsSync(program)) {
    throw new SetUpProblem(
      `there is no Node 24 for ${process.platform}-${process.arch} among the packages`,
      'Engawa runs on Linux, x64 or arm64. There: remove node_modules and start again.',
    );
  }
  const version = execFileSync(program, ['--version'], { encoding: 'utf8' }).trim();
  const bin = join(root, 'node_modules', '.bin');
  mkdirSync(bin, { recursive: true });
  const fresh = join(bin, `.node-${process.pid}`);
  rmSync(fresh, { force: true });
  symlinkSync(join('..', packageName, 'bin', 'node'), fresh);
  renameSync(fresh, join(bin, 'node'));
  say.line(version);
  return join(bin, 'node');
};
