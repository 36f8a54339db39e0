import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';

const run = promisify(execFile);

/** Whether a process that imports this has loaded Node's own fetch. */
const loadsFetch = async (what: string): Promise<boolean> => {
  const program = `await import(${JSON.stringify(what)});
    console.log(process.moduleLoadList.some((name) => name.endsWith('/undici')))`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program], { timeout: 30_000 });
  return stdout.trim() === 'true';
};

it('[OP5] a service that only answers does not hold what asks others over HTTP', async () => {
  expect(await loadsFetch('./server/http/listen.ts')).toBe(false);
  // What it would be held by: this is why the server is required and not imported.
  expect(await loadsFetch('node:http')).toBe(true);
}, 60_000);
