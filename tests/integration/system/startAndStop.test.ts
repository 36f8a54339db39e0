import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '#tests/support/eventually.ts';
import { signIn } from '#tests/support/signIn.ts';
import { TestClient } from '#tests/support/testClient.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

class Run {
  readonly child: ChildProcess;
  output = '';
  readonly ended: Promise<[number | null, NodeJS.Signals | null]>;

  constructor(args: readonly string[]) {
    const { PATH, HOME, ENGAWA_CACHE } = process.env;
    this.child = spawn(process.execPath, ['server/main.ts', '--services=web', '--port=0', ...args], {
      cwd: root,
      env: { PATH, HOME, ENGAWA_CACHE, LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (chunk) => {
        this.output += String(chunk);
      });
    this.ended = once(this.child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  }

  /** The address it says it is ready at. */
  async ready(): Promise<string> {
    const match: RegExpExecArray | null = await eventually(() => {
      if (this.child.exitCode !== null) throw new Error(this.output);
      return /ready at (http:\/\/\S+)/.exec(this.output);
    }, 40_000);
    return match?.[1] ?? '';
  }
}

describe('the process', () => {
  let dataDir: string;
  const runs: Run[] = [];
  const run = (...args: string[]) => {
    const started = new Run(args);
    runs.push(started);
    return started;
  };
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'engawa-main-'));
  });
  afterAll(async () => {
    for (const { child } of runs) if (child.exitCode === null) child.kill('SIGKILL');
    await Promise.all(runs.map(({ ended }) => ended));
    await rm(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 });
  }, 30_000);

  const person = (loginName: string) => ({
    loginName,
    password: 'Tsubame-no-su-41',
    name: '見本 太郎',
    kana: 'ミホン タロウ',
  });
  const firstForm = {
    operator: person('unyou-shiro'),
    municipality: { code: '232017', office: { name: '長寿介護課', phone: '0532-00-0000' } },
    officer: person('tantou-jiro'),
  };

  it('starts empty, is founded by its one-time link once, ends cleanly, and knows its people after kill -9', async () => {
    const first = run('--empty', '--data', dataDir);
    const url = await first.ready();
    const secret = (await eventually(() => /first-operator#(\S+)/.exec(first.output)))?.[1] ?? '';
    const client = new TestClient(url);
    const wrong = await client.post('/api/first-operator', { token: 'A'.repeat(43), ...firstForm });
    expect(wrong.body.error?.code).toBe('A-01');
    const weak = { ...firstForm, officer: { ...firstForm.officer, password: 'short' } };
    expect((await client.post('/api/first-operator', { token: secret, ...weak })).body.error?.code).toBe(
      'L-04',
    );
    expect((await client.post('/api/first-operator', { token: secret, ...firstForm })).status).toBe(204);
    const again = await client.post('/api/first-operator', { token: secret, ...firstForm });
    expect(again.body.error?.code).toBe('A-01');
    const officer = await signIn({ url }, 'tantou-jiro', { password: 'Tsubame-no-su-41' });
    expect((await officer.get('/api/session')).body.positions).toMatchObject([{ capacities: ['officer'] }]);

    const second = run('--empty', '--data', dataDir);
    expect((await second.ended)[0]).toBe(1);
    expect(second.output).toMatch(/is in use by process \d+/);

    first.child.kill('SIGKILL');
    await first.ended;
    const third = run('--empty', '--data', dataDir);
    const thirdUrl = await third.ready();
    expect(third.output).not.toContain('first-operator#');
    await signIn({ url: thirdUrl }, 'tantou-jiro', { password: 'Tsubame-no-su-41' });
    third.child.kill('SIGTERM');
    expect(await third.ended).toEqual([0, null]);
    expect(third.output).not.toMatch(/"level":50/);
  }, 120_000);

  it('says before any work whose port is taken, and by which flag to choose another', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const folder = await mkdtemp(join(tmpdir(), 'engawa-taken-'));
    for (const [flags, told] of [
      [[`--port=${port}`], /port \d+ of 127\.0\.0\.1 is taken .*--port=N/],
      [['--services=media', `--media-port=${port}`], /media takes \d+ to \d+ .*--media-port=N/],
    ] as const) {
      const refused = run('--data', folder, ...flags);
      expect((await refused.ended)[0]).toBe(2);
      expect(refused.output).toMatch(told);
      expect(refused.output).not.toMatch(/sample region/);
    }
    // Before anything is set up or built, too.
    const start = spawn(process.execPath, ['server/setup/start.mjs', `--port=${port}`], { cwd: root });
    let told = '';
    for (const stream of [start.stdout, start.stderr]) stream.on('data', (chunk) => (told += String(chunk)));
    expect((await once(start, 'close'))[0]).toBe(1);
    expect(told).toMatch(/port \d+ of 127\.0\.0\.1 is taken .*--port=N/);
    expect(told).not.toMatch(/setting up/);
    taken.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 });
  }, 60_000);

  it('refuses a bad flag with what is allowed, and shows all by --help', async () => {
    const bad = run('--services=web,mail');
    expect((await bad.ended)[0]).toBe(2);
    expect(bad.output).toMatch(/allowed are web, realtime, collab, media, worker/);
    const help = run('--help');
    expect((await help.ended)[0]).toBe(0);
    expect(help.output).toMatch(/--media-port=N/);
  }, 30_000);
});
