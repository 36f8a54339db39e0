import { cpSync, existsSync, globSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findProgram } from '#server/setup/findProgram.mjs';
import { runTool } from './runTool.ts';

const certificates = '/etc/ssl/certs/ca-certificates.crt';

/**
 * The image that the Dockerfile begins with: the one that is here, or the registry's, or, on a machine that reaches
 * mirrors of Debian alone, one made of the same Debian, our own locked Node, the machine's npm and its authorities.
 */
export const ensureBaseImage = async (root: string, name: string): Promise<void> => {
  const isHere = await runTool('buildah', ['inspect', '--type', 'image', name]).then(
    () => true,
    () => false,
  );
  if (isHere) return console.log(`  base image: ${name} is here`);
  const pulled = await runTool('buildah', ['pull', `docker.io/library/${name}`], { withinMs: 300_000 }).then(
    () => true,
    () => false,
  );
  if (pulled) return console.log(`  base image: ${name} as the registry has it`);
  if (findProgram('mmdebstrap') === undefined)
    throw new Error(
      `${name} cannot be pulled, and mmdebstrap is not here to make one: apt-get install mmdebstrap`,
    );
  console.log(`  base image: made from this machine's own Debian mirror`);
  const folder = mkdtempSync(join(tmpdir(), 'engawa-image-'));
  try {
    const debian = join(folder, 'debian.tar');
    const sources = ['/etc/apt/sources.list', ...globSync('/etc/apt/sources.list.d/*.{list,sources}')];
    const system = ['--variant=minbase', '--include=ca-certificates', 'bookworm', debian];
    await runTool('mmdebstrap', [...system, ...sources.filter((file) => existsSync(file))]);
    await commit(root, name, folder, debian);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const commit = async (root: string, name: string, folder: string, debian: string): Promise<void> => {
  const local = join(folder, 'local');
  cpSync(realpathSync(join(root, 'node_modules/.bin/node')), join(local, 'bin/node'));
  const npm = dirname(dirname(realpathSync(findProgram('npm') ?? '')));
  cpSync(npm, join(local, 'lib/node_modules/npm'), { recursive: true });
  const container = await runTool('buildah', ['from', 'scratch']);
  const within = (...command: string[]) =>
    runTool('buildah', ['run', '--isolation', 'chroot', container, '--', ...command]);
  try {
    await runTool('buildah', ['add', container, debian, '/']);
    await runTool('buildah', ['copy', container, local, '/usr/local']);
    await runTool('buildah', ['copy', container, certificates, certificates]);
    await within('ln', '-s', '../lib/node_modules/npm/bin/npm-cli.js', '/usr/local/bin/npm');
    await within('useradd', '--create-home', '--uid', '1000', 'node');
    await runTool('buildah', [
      'config',
      '--env',
      `NODE_EXTRA_CA_CERTS=${certificates}`,
      '--cmd',
      'node',
      container,
    ]);
    await runTool('buildah', ['commit', container, name]);
  } finally {
    await runTool('buildah', ['rm', container]);
  }
};
