import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';

const runner = new URL('../../../server/setup/runHouse.mjs', import.meta.url).href;
const house = `
  let asked = 0;
  const say = (line) => console.log(line);
  process.on('SIGINT', () => { asked += 1; setTimeout(() => { say('asked ' + asked); process.exit(7); }, 300); });
  process.on('SIGTERM', () => { say('ended'); process.exit(0); });
  setInterval(() => {}, 1000);
  say('ready ' + process.pid);
`;
let wrapper: ChildProcess | undefined;
let heard = '';
afterEach(() => {
  wrapper?.kill('SIGKILL');
});

const eventually = async (wanted: RegExp): Promise<RegExpExecArray> => {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const found = wanted.exec(heard);
    if (found !== null) return found;
    if (Date.now() > deadline) throw new Error(`${wanted} did not appear in: ${heard}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

const start = async (): Promise<ChildProcess> => {
  const main = `const { runHouse } = await import(${JSON.stringify(runner)});
    process.exitCode = await runHouse(process.execPath, ['-e', ${JSON.stringify(house)}], { cwd: '/' });`;
  heard = '';
  const child = spawn(process.execPath, ['--input-type=module', '-e', main], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.on('data', (chunk) => {
    heard += chunk;
  });
  wrapper = child;
  await eventually(/ready \d+/);
  return child;
};

describe('the house under npm start', () => {
  it('is asked once to end though Ctrl+C comes twice, and its exit code is handed on', async () => {
    const child = await start();
    child.kill('SIGINT');
    child.kill('SIGINT');
    const [code] = await once(child, 'close');
    expect(heard).toContain('asked 1');
    expect(code).toBe(7);
  });

  it('is asked to end when npm start itself is killed', async () => {
    const child = await start();
    child.kill('SIGKILL');
    await eventually(/ended/);
  });
});
