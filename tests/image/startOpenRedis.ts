import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { findProgram } from '#server/setup/findProgram.mjs';
import { freePort } from '#tests/support/houseProcess.ts';

/** A Redis with a password at a port, as the compose file has it: the tests' own listens on a socket of this user alone. */
export const startOpenRedis = async (): Promise<{ url: string; close(): Promise<void> }> => {
  const port = await freePort();
  const password = 'r'.repeat(40);
  const args = ['--port', `${port}`, '--bind', '127.0.0.1', '--requirepass', password, '--save', ''];
  const child = spawn(findProgram('redis-server') ?? 'redis-server', args, {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  for await (const chunk of child.stdout) if (/Ready to accept connections/.test(String(chunk))) break;
  child.stdout.resume();
  return {
    url: `redis://:${password}@127.0.0.1:${port}`,
    close: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
};
