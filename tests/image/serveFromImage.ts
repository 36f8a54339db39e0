import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '#tests/support/houseProcess.ts';
import type { ComposedNode } from '#tests/support/story/composedNodes.ts';
import { runTool } from './runTool.ts';
import { tied } from './tied.ts';

interface Served {
  readonly container: string;
  readonly node: ComposedNode;
  /** In place of the hosts that docker-compose.yml names: those are not there without its network. */
  readonly stores: Readonly<Record<string, string>>;
  readonly files: string;
}

/** What of a container's description is asked. */
interface Inspected {
  readonly OCIv1: { readonly config: { readonly Entrypoint: readonly string[] } };
}

const READY_MS = 180_000;

/** One service as its container would run it: the image's entrypoint and user, the compose file's flags and environment. */
export const serveFromImage = async ({ container, node, stores, files }: Served) => {
  const port = await freePort();
  const { OCIv1 } = JSON.parse(await runTool('buildah', ['inspect', container])) as Inspected;
  const environment = Object.entries({ ...node.environment, ...stores }).flatMap(([name, value]) => [
    '--env',
    `${name}=${value}`,
  ]);
  const where = ['--isolation', 'chroot', '--user', 'node', '--volume', `${files}:/files`];
  // The machine's own ports may be taken by another house; a container's are not.
  const media = await freePort(availableParallelism());
  const flags = node.flags.map((flag) => (flag.startsWith('--media-port=') ? `--media-port=${media}` : flag));
  const command = [...OCIv1.config.Entrypoint, ...flags, `--port=${port}`];
  const [program, words] = tied('buildah', ['run', ...where, ...environment, container, '--', ...command]);
  const child = spawn(program, words, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said = `${said}${String(chunk)}`.slice(-2_000);
    });
  const deadline = Date.now() + READY_MS;
  try {
    let last = 'no answer';
    while (Date.now() < deadline && child.exitCode === null) {
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
      if (answer !== null) last = `${answer.status} ${await answer.text()}`;
      if (answer?.ok) return { ok: true, said: last };
      await pause(500);
    }
    return { ok: false, said: `${last}\n${said}` };
  } finally {
    const group = -(child.pid ?? 0);
    const late = setTimeout(() => process.kill(group, 'SIGKILL'), 20_000);
    if (child.exitCode === null) process.kill(group, 'SIGTERM');
    await ended;
    clearTimeout(late);
  }
};
