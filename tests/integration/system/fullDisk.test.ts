import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { createLogger } from '#platform/logger.ts';
import { openMongo } from '#platform/mongo.ts';
import { openBoundedLog } from '#platform/stores/boundedLog.ts';
import { eventually } from '#tests/support/eventually.ts';
import { freePort } from '#tests/support/houseProcess.ts';
import { signIn } from '#tests/support/signIn.ts';
import { mountSmallDisk } from '#tests/support/smallDisk.ts';
import { TestClient } from '#tests/support/testClient.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const disk = mountSmallDisk(260);
let house: ChildProcess | undefined;
let db: Connection | undefined;
afterAll(async () => {
  await db?.close();
  if (house !== undefined && house.exitCode === null) {
    house.kill('SIGKILL');
    await once(house, 'exit');
  }
  disk?.close();
}, 30_000);

const password = 'Tsubame-no-su-41';
const person = (loginName: string) => ({ loginName, password, name: '見本 太郎', kana: 'ミホン タロウ' });

/** The address of the embedded store, as the process that runs it was told. */
const storeOf = (dataDir: string): string => {
  const port = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      } catch {
        return [];
      }
    })
    .find((args) => args.some((arg) => arg.startsWith(dataDir)) && args.includes('--port'));
  const secret = readFileSync(join(dataDir, 'mongo.password'), 'utf8').trim();
  return `mongodb://engawa:${secret}@127.0.0.1:${port?.[port.indexOf('--port') + 1]}/engawa?authSource=admin&directConnection=true`;
};

/** Where this user may mount nothing there is no disk to fill (docs/LIMITS.md); the log's part below runs everywhere. */
const onSmallDisk = disk === null ? () => {} : describe;
onSmallDisk('a full disk', () => {
  it('[HU8] is N-01 at the doors and named by /readyz, ends no process and loses nothing, and all goes on once there is room', async () => {
    if (disk === null) return;
    const dataDir = join(disk.folder, 'data');
    const [out, log] = [join(disk.folder, 'out'), join(disk.folder, 'log')];
    const [port, mediaPort] = [await freePort(), await freePort(8)];
    const { PATH, HOME, ENGAWA_CACHE } = process.env;
    const files = [openSync(out, 'a'), openSync(log, 'a')] as const;
    const run = spawn(
      process.execPath,
      ['server/main.ts', `--port=${port}`, `--media-port=${mediaPort}`, '--empty', `--data=${dataDir}`],
      { cwd: root, env: { PATH, HOME, ENGAWA_CACHE, LOG_LEVEL: 'debug' }, stdio: ['ignore', ...files] },
    );
    house = run;
    for (const file of files) closeSync(file);
    const url = `http://127.0.0.1:${port}`;
    const secret = await eventually(
      () => /first-operator#(\S+)/.exec(readFileSync(out, 'utf8'))?.[1],
      90_000,
    );
    await new TestClient(url).post('/api/first-operator', {
      token: secret,
      operator: person('unyou-shiro'),
      municipality: { code: '232017', office: { name: '長寿介護課', phone: '0532-00-0000' } },
      officer: person('tantou-jiro'),
    });
    const officer = await signIn({ url }, 'tantou-jiro', { password });
    const ready = async () => {
      const answer = await fetch(`${url}/readyz`);
      return { status: answer.status, ...((await answer.json()) as { parts: Record<string, string> }) };
    };
    expect(await ready()).toMatchObject({ status: 200, parts: { disk: 'ok', mongo: 'ok' } });

    await disk.fill();
    expect((await ready()).parts.disk).toMatch(/^data folder full \(\d+ MB left\), files full/);
    // The embedded store has room of its own for a while: what it acknowledges until then must be there afterwards.
    db = await openMongo(storeOf(dataDir));
    const written = db.collection<{ _id: number; filling: string }>('written');
    const acknowledged: number[] = [];
    let refused = 0;
    for (let _id = 0; refused < 3 && _id < 5_000; _id++) {
      const [done] = await Promise.allSettled([written.insertOne({ _id, filling: `${_id}`.repeat(20_000) })]);
      if (done?.status === 'fulfilled') acknowledged.push(_id);
      else refused += 1;
    }
    expect(refused).toBe(3);
    const answers = [
      await officer.get('/api/session'),
      await new TestClient(url).post('/api/session', { loginName: 'tantou-jiro', password }),
      await officer.post('/api/municipalities/232017/facilities', {}),
    ];
    expect(answers.map(({ status, body }) => [status, body.error?.code])).toEqual(
      answers.map(() => [503, 'N-01']),
    );
    expect(await ready()).toMatchObject({ status: 503, parts: { mongo: expect.not.stringMatching(/^ok$/) } });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);

    disk.empty();
    await eventually(async () => (await ready()).status === 200, 60_000);
    expect(run.exitCode).toBeNull();
    const there = await written.find({}, { projection: { _id: 1 } }).toArray();
    const kept = new Set(there.map(({ _id }) => _id));
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    await signIn({ url }, 'tantou-jiro', { password });
    // The log goes on by itself, in whole lines from some line on.
    const last = readFileSync(log, 'utf8').trimEnd().split('\n').at(-1) ?? '';
    expect(JSON.parse(last)).toHaveProperty('msg');
    run.kill('SIGTERM');
    expect(await once(run, 'exit')).toEqual([0, null]);
  }, 240_000);
});

describe('a log on a full disk', () => {
  it('[HU9] ends nothing, keeps a bounded number of lines, and says how many it dropped', async () => {
    const small = mountSmallDisk(4);
    const path = join(small?.folder ?? '/dev', small === null ? 'full' : 'log');
    const file = openSync(path, 'a');
    const log = createLogger('info', file);
    await small?.fill();
    for (let line = 0; line < 20_000; line++) log.info({ line }, 'x'.repeat(100));
    await new Promise((resolve) => setTimeout(resolve));
    small?.empty();
    const told = () => readFileSync(path, 'utf8');
    if (small !== null) {
      // A write that was on its way may still have found it full: what waits goes with the next line.
      await eventually(() => {
        log.info('there is room again');
        return /"dropped":\d+/.test(told());
      });
      expect(told()).toContain('x'.repeat(100));
      expect(Buffer.byteLength(told())).toBeLessThan(1_100_000);
    }
    closeSync(file);
    small?.close();
  });

  it('[HU9] a store that prints without end has two files of bounded size', async () => {
    const small = mountSmallDisk(8);
    const path = join(small?.folder ?? '/tmp', `store-${process.pid}.log`);
    const file = openBoundedLog(path, 100_000);
    for (let chunk = 0; chunk < 200; chunk++) file.write(Buffer.alloc(1_000, 65 + (chunk % 26)));
    file.end();
    for (const each of [path, `${path}.1`]) expect(statSync(each).size).toBeLessThanOrEqual(100_000);
    small?.close();
  });
});
