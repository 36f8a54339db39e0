import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findProgram } from './findProgram.mjs';
import { runCommand } from './runCommand.mjs';
import { SetUpProblem } from './SetUpProblem.mjs';

/**
 * What the house asks of the machine, and how it is known to be there on a system without apt.
 * @type {Record<string, () => boolean>}
 */
const otherwiseThere = {
  'redis-server': () => findProgram('redis-server') !== undefined,
  chromium: () => findProgram('chromium') !== undefined,
  ffmpeg: () => findProgram('ffmpeg') !== undefined && findProgram('ffprobe') !== undefined,
  coturn: () => findProgram('turnserver') !== undefined,
  'poppler-utils': () => findProgram('pdftoppm') !== undefined,
  'fonts-morisawa-bizud-gothic': () => lists('fc-list', [], 'BIZ UDP'),
  'g++': () => findProgram('g++') !== undefined,
  cmake: () => findProgram('cmake') !== undefined,
  make: () => findProgram('make') !== undefined,
};

/**
 * Services that Debian would start with the package: coturn, without a configuration, would relay for anybody. Masked
 * before it is there; who wants it on this machine unmasks it (`systemctl unmask coturn`).
 * @type {Record<string, string[]>}
 */
const neverStarted = { coturn: ['coturn.service'] };

const lists = (/** @type {string} */ program, /** @type {string[]} */ args, /** @type {string} */ wanted) => {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).includes(
      wanted,
    );
  } catch {
    return false;
  }
};

const isInstalled = (/** @type {string} */ name) =>
  otherwiseThere[name]?.() || lists('dpkg-query', ['-s', name], 'Status: install ok installed');

/** @param {string[]} names */
export const missingPackages = (names) => names.filter((name) => !isInstalled(name));

/** apt, as this user may call it: as root, by a sudo that asks no password, or not at all. */
const aptPrefix = () => {
  if (process.getuid?.() === 0) return ['apt-get'];
  return lists('sudo', ['-n', 'id', '-u'], '0') ? ['sudo', '-n', 'apt-get'] : undefined;
};

/** One apt at a time: the two builds ask for theirs side by side. @type {Promise<unknown>} */
let queue = Promise.resolve();
let updated = false;

/**
 * Installs the Debian packages of `names` that are not there.
 * @param {string[]} names
 * @param {string} why
 * @param {import('./say.mjs').Say} say
 * @returns {Promise<void>}
 */
export const ensureSystemPackages = (names, why, say) => {
  const work = queue.then(() => install(names, why, say));
  queue = work.catch(() => {});
  return work;
};

/** @type {typeof ensureSystemPackages} */
const install = async (names, why, say) => {
  const missing = missingPackages(names);
  if (missing.length === 0) return;
  const command = `apt-get install --no-install-recommends ${missing.join(' ')}`;
  const apt = aptPrefix();
  if (findProgram('apt-get') === undefined) {
    throw new SetUpProblem(
      `missing: ${missing.join(', ')} by Debian's names (${why}); there is no apt here`,
      'Install these with the tools of this system, then start again.',
    );
  }
  if (apt === undefined) {
    throw new SetUpProblem(
      `missing: ${missing.join(', ')} (${why}); this user may not install packages`,
      `As root: apt-get update && ${command}\n  Then start again as you are.`,
    );
  }
  const [program = 'apt-get', ...prefix] = apt;
  const calm = ['-o', 'DPkg::Lock::Timeout=600', '-q'];
  // sudo drops the environment: this one goes through env.
  const run = (/** @type {string[]} */ args, /** @type {(line: string) => void} */ onLine) =>
    program === 'sudo'
      ? runCommand(
          'sudo',
          ['-n', 'env', 'DEBIAN_FRONTEND=noninteractive', ...prefix.slice(1), ...calm, ...args],
          { onLine },
        )
      : runCommand(program, [...prefix, ...calm, ...args], {
          env: { DEBIAN_FRONTEND: 'noninteractive' },
          onLine,
        });
  try {
    if (!updated) {
      say.line("reading Debian's package lists (apt-get update)");
      await run(['update'], () => {});
      updated = true;
    }
    say.line(`installing ${missing.join(' ')}: ${why}`);
    const units = existsSync('/etc/systemd/system')
      ? missing.flatMap((name) => neverStarted[name] ?? [])
      : [];
    for (const unit of units)
      await runCommand(program === 'sudo' ? 'sudo' : 'ln', [
        ...(program === 'sudo' ? ['-n', 'ln'] : []),
        ...['-sfn', '/dev/null', `/etc/systemd/system/${unit}`],
      ]);
    let unpacked = 0;
    await run(['install', '-y', '--no-install-recommends', ...missing], (line) => {
      if (!/^(Unpacking|Setting up) /.test(line)) return;
      unpacked += 1;
      say.progress(`${unpacked} steps, ${line.slice(0, 60)}`);
    });
  } catch (error) {
    throw new SetUpProblem(
      `installing ${missing.join(' ')} failed: ${error instanceof Error ? error.message : error}`,
      `Try by hand, as root: apt-get update && ${command}\n  Then start again.`,
    );
  }
};
