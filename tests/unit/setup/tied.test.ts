import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { expect, it } from '@jest/globals';
import { eventually } from '#tests/support/eventually.ts';

const isRoot = process.getuid?.() === 0;
/** How long they sleep is what they are found by; no other run has the same. */
const marks = (isRoot ? [1, 2, 3] : [3]).map((at) => `${86_400 + process.pid}.${at}`);
const asleep = (): string[] =>
  execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => marks.some((mark) => line === `sleep ${mark}`));

it('[OP3] what `npm run image` starts ends with it, though it be killed and what it started be detached', async () => {
  const [detached, beside, last] = [...Array.from({ length: 3 - marks.length }, () => '0'), ...marks];
  const begin = isRoot ? `setsid sleep ${detached} & sleep ${beside} & ` : '';
  const tied = resolve('tests/image/tied.ts');
  const program = `
    import { spawn } from 'node:child_process';
    import { tied } from ${JSON.stringify(tied)};
    const [first, words] = tied('sh', ['-c', ${JSON.stringify(`${begin}exec sleep ${last}`)}]);
    spawn(first, words, { detached: true, stdio: 'ignore' });
    setInterval(() => undefined, 1_000);
  `;
  const run = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: 'ignore',
  });
  await eventually(() => asleep().length === marks.length, 20_000);
  run.kill('SIGKILL');
  await once(run, 'exit');
  await eventually(() => asleep().length === 0, 20_000);
  expect(asleep()).toEqual([]);
}, 60_000);
