import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type MinutesNodeOptions, startMinutesNode } from './minutesNode.ts';

/** A node in a process of its own, to be killed. */
export interface MinutesNodeProcess {
  readonly port: number;
  readonly url: string;
  kill9(): Promise<void>;
}

type Options = Pick<MinutesNodeOptions, 'mongoUri' | 'redisUrl' | 'dbName' | 'port'>;

export const spawnMinutesNode = async (options: Options): Promise<MinutesNodeProcess> => {
  const child: ChildProcess = spawn(process.execPath, [fileURLToPath(import.meta.url)], {
    env: { PATH: process.env.PATH, MINUTES_NODE: JSON.stringify(options) },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const [line] = await Promise.race([
    once(child.stdout as NonNullable<typeof child.stdout>, 'data'),
    gone.then(() => Promise.reject(new Error('the node ended before it was ready'))),
  ]);
  const port = Number(String(line).trim());
  return {
    port,
    url: `ws://127.0.0.1:${port}/collab`,
    kill9: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
};

const given = process.env.MINUTES_NODE;
if (given !== undefined && process.argv[1] === fileURLToPath(import.meta.url)) {
  const node = await startMinutesNode(JSON.parse(given) as Options);
  process.stdout.write(`${node.port}\n`);
  // The parent's end of the pipe closes however it dies: nothing is left running.
  process.stdin.resume().on('end', () => process.exit(0));
}
