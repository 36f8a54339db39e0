import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tellEach } from '../buildProgress.mjs';
import { runCommand } from '../runCommand.mjs';
import { hashOf, isStamped, stamp } from '../stamp.mjs';
import { ensureSystemPackages } from '../systemPackages.mjs';
import { lowerMesonVersion, testTheBioFlag } from './patches.mjs';
import { mesonBuild, mesonOptions, standIns, wrapFolder } from './standIns.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

const packages = [
  ...['g++', 'meson', 'ninja-build', 'pkg-config', 'libssl-dev', 'libuv1-dev', 'libsrtp2-dev'],
  ...['libabsl-dev', 'libflatbuffers-dev', 'flatbuffers-compiler'],
];

/**
 * Builds mediasoup's worker from the C++ source in its npm package against Debian's libraries, without network.
 * The folder it works in is kept until it is done, so an interrupted build goes on where it was.
 * @param {{ packageDir: string, workDir: string, logDir: string, say: import('../say.mjs').Say }} options
 * @returns {Promise<string>} the path of the built worker
 */
export const buildMediaWorker = async ({ packageDir, workDir, logDir, say }) => {
  await ensureSystemPackages(packages, 'to build the media worker', say);
  const recipe = hashOf(here, ['.']);
  const stampFile = join(workDir, 'recipe');
  if (!isStamped(stampFile, recipe)) {
    rmSync(workDir, { recursive: true, force: true });
    prepareSource(packageDir, workDir);
    const release = ['--buildtype', 'release', '-Db_ndebug=true', '-Db_pie=true'];
    await runCommand('meson', ['setup', ...release, '--wrap-mode', 'nodownload', 'build'], {
      cwd: workDir,
      logFile: join(logDir, 'media-worker-setup.log'),
    });
    stamp(stampFile, recipe);
  }
  say.line(`compiling (about 12 minutes of one core; ${availableParallelism()} here), kept afterwards`);
  await runCommand('meson', ['compile', '-C', 'build', 'flatbuffers-generator'], { cwd: workDir });
  await runCommand('ninja', ['-C', 'build', 'mediasoup-worker'], {
    cwd: workDir,
    env: { NINJA_STATUS: '[%f/%t] ' },
    logFile: join(logDir, 'media-worker-build.log'),
    onLine: tellEach(say, 'files compiled'),
  });
  return join(workDir, 'build', 'mediasoup-worker');
};

/**
 * Copies the worker's source and puts the stand-ins and the patches in.
 * @param {string} packageDir
 * @param {string} workDir
 */
export const prepareSource = (packageDir, workDir) => {
  cpSync(join(packageDir, 'worker'), workDir, {
    recursive: true,
    filter: (source) => !/\/worker\/(out|prebuild)(\/|$)/.test(source),
  });
  for (const standIn of standIns) {
    const wrapFile = join(workDir, 'subprojects', `${standIn.wrap}.wrap`);
    const folder = join(workDir, 'subprojects', wrapFolder(readFileSync(wrapFile, 'utf8')));
    mkdirSync(join(folder, 'include'), { recursive: true });
    writeFileSync(join(folder, 'empty.c'), '');
    writeFileSync(join(folder, 'meson.build'), mesonBuild(standIn));
    writeFileSync(join(folder, 'meson_options.txt'), mesonOptions(standIn));
    for (const [name, ours] of Object.entries(standIn.headers ?? {})) {
      const target = join(folder, 'include', name);
      mkdirSync(dirname(target), { recursive: true });
      cpSync(join(here, 'headers', ours), target);
    }
  }
  edit(join(workDir, 'meson.build'), lowerMesonVersion);
  edit(join(workDir, 'src', 'RTC', 'DtlsTransport.cpp'), testTheBioFlag);
};

/**
 * @param {string} file
 * @param {(text: string) => string} change
 */
const edit = (file, change) => {
  if (!existsSync(file)) throw new Error(`the source of mediasoup has changed: it has no ${file}`);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
};
