import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Lifecycle } from '#platform/lifecycle.ts';
import { createLogger } from '#platform/logger.ts';
import { migrateData } from '#platform/migrateData.ts';
import { openMongo } from '#platform/mongo.ts';
import { startEmbeddedStores } from '#platform/stores/startEmbeddedStores.ts';
import { openChainer } from '#server/audit/chainer.ts';
import { openTestSecrets } from '#tests/support/testSecrets.ts';

const log = createLogger('silent');
const { PATH, HOME, ENGAWA_CACHE } = process.env;
const env = { PATH, HOME, ENGAWA_CACHE };
let dataDir = '';
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'audit-data-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

const run = (...words: string[]): Promise<{ out: string; errors: string; code: number | null }> => {
  const child = spawn(process.execPath, [resolve('server/audit/command/main.ts'), ...words], { env });
  let [out, errors] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  return new Promise((done) => child.on('close', (code) => done({ out, errors, code })));
};

/** A fact as data of version 1 had it: without a mark, without its question. */
const oldFact = {
  ...{
    _id: 'a'.repeat(24),
    at: new Date('2026-11-01T00:00:00Z'),
    kind: 'judged',
    act: 'read',
    position: null,
  },
  ...{ account: 'b'.repeat(24), session: 's', record: { kind: 'channel', id: 'c'.repeat(24) } },
  ...{ from: '232017', to: '232076', purpose: 'care', dataClasses: ['post'], relation: 'member' },
  ...{ allowed: true, code: null, rule: null, agreement: 'x', version: 1, clause: 'a', readOnly: false },
  ...{ membership: null, consent: null },
};

describe('audit --data DIR', () => {
  it('starts the folder’s own store: facts of an older version are linked, whole, exported and signed', async () => {
    const stores = await startEmbeddedStores({ dataDir, log: { info: () => {}, warn: () => {} }, env });
    const db = await openMongo(stores.mongoUri);
    const lifecycle = new Lifecycle(log);
    try {
      const secrets = await openTestSecrets({ db, log });
      await migrateData(db, log, { secrets, version: 1, steps: {} });
      await db.collection<{ _id: string }>('facts').insertOne(oldFact);
      expect(await run('verify', '--data', dataDir)).toMatchObject({
        ...{ code: 2, out: '' },
        errors: expect.stringContaining('a house is running on it'),
      });
      await migrateData(db, log, { secrets });
      const { pass } = await openChainer({ db, nodeId: 'one', log, lifecycle });
      expect(await pass()).toBe(1);
    } finally {
      await lifecycle.close();
      await db.close();
      await stores.close();
    }
    const verified = await run('verify', '--data', dataDir);
    expect(verified).toMatchObject({ code: 0, errors: '' });
    for (const city of ['232017', '232076']) expect(verified.out).toContain(`${city}: whole, records 1 to 1`);
    const replayed = await run('replay', '--data', dataDir);
    expect([replayed.code, replayed.out]).toEqual([0, expect.stringContaining('2 were stored before')]);
    const signed = await run('checkpoint', '--data', dataDir, '--municipality', '232017');
    expect(JSON.parse(signed.out)).toMatchObject({ municipality: '232017', n: 1 });
    const exported = await run('export', '--data', dataDir, '--municipality', '232017');
    expect(JSON.parse(exported.out)).toMatchObject({ n: 1, fact: oldFact._id });
  }, 120_000);
});
