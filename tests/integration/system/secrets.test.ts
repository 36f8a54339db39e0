import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { createLogger } from '#platform/logger.ts';
import { DATA_VERSION, migrateData } from '#platform/migrateData.ts';
import { sealSecrets } from '#platform/migrations/sealSecrets.ts';
import { openMongo } from '#platform/mongo.ts';
import { newMasterKey } from '#platform/secrets/masterKeys.ts';
import { openSecrets } from '#platform/secrets/openSecrets.ts';
import { sayLocked } from '#platform/secrets/sayLocked.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const stores = withTestStores();
const log = createLogger('silent');
const folders: string[] = [];
const newFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'secrets-'));
  folders.push(folder);
  return folder;
};
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

/** `npm run secrets -- WORDS` on the database of a test. */
const run = (dbName: string, words: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const uri = new URL(stores().mongoUri);
  uri.pathname = `/${dbName}`;
  uri.searchParams.set('authSource', uri.searchParams.get('authSource') ?? 'admin');
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [resolve('server/platform/secrets/command/main.ts'), ...words], {
    env: { PATH, HOME, MONGODB_URI: uri.toString(), ...env },
  });
  let [out, errors] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  return new Promise<{ out: string; errors: string; code: number | null }>((done) =>
    child.on('close', (code) => done({ out, errors, code })),
  );
};

const of = (owner: string) => ({ kind: 'totp', owner, municipality: '232017' }) as const;

describe('[SE4] the key of sealed secrets', () => {
  let db: Connection;
  let dataDir: string;
  const open = (given?: string, folder = dataDir) => openSecrets({ db, log }, { given, dataDir: folder });
  beforeAll(async () => {
    db = await openMongo(stores().mongoUri, { dbName: 'secrets-key' });
    dataDir = await newFolder();
  }, 30_000);
  afterAll(() => db.close());

  it('is made once in the data folder, for its owner alone, and is never in the store', async () => {
    const [one, two] = await Promise.all([open(), open()]);
    expect([one.trouble, two.trouble]).toEqual([null, null]);
    expect((await stat(join(dataDir, 'secrets.key'))).mode & 0o777).toBe(0o600);
    const sealed = await one.seal(of('a'), 'JBSWY3DPEHPK3PXP');
    expect(await two.open(of('a'), sealed)).toBe('JBSWY3DPEHPK3PXP');
    await expect(two.open(of('b'), sealed)).rejects.toMatchObject({
      ...{ code: 'N-01', details: { reason: 'secret-locked' } },
    });
    const key = (await readFile(join(dataDir, 'secrets.key'), 'utf8')).trim();
    const collections = await db.listCollections();
    const all = await Promise.all(collections.map(({ name }) => db.collection(name).find().toArray()));
    expect(JSON.stringify(all)).not.toContain(key);
    expect(JSON.stringify(all)).not.toContain('JBSWY3DPEHPK3PXP');
  });

  it('[SE4] has a data key for each municipality; an index finds what is equal there, and opens nothing', async () => {
    const secrets = await open();
    await Promise.all(['x', 'y'].map((owner) => secrets.seal({ ...of(owner), municipality: null }, owner)));
    const scopes = await db.collection('dataKeys').distinct('scope', { use: 'seal' });
    expect(scopes.sort()).toEqual(['232017', 'house']);
    const index = (value: string, municipality: string, kind: 'totp' | 'push-subscription' = 'totp') =>
      secrets.indexOf({ kind, municipality }, value);
    const first = await index('0001234567', '232017');
    expect(await (await open()).indexOf({ kind: 'totp', municipality: '232017' }, '0001234567')).toBe(first);
    const others = [
      await index('0001234568', '232017'),
      await index('0001234567', '232076'),
      await index('0001234567', '232017', 'push-subscription'),
    ];
    expect(new Set([first, ...others]).size).toBe(4);
  });

  it('[SE4] that is lost or another one is said so, is not replaced, and opens nothing until the right one is back', async () => {
    const sealed = await (await open()).seal(of('c'), 'secret');
    const elsewhere = await newFolder();
    const [lost, other] = [await open(undefined, elsewhere), await open(newMasterKey())];
    expect([lost.trouble, other.trouble]).toEqual(['lost', 'other']);
    await expect(stat(join(elsewhere, 'secrets.key'))).rejects.toThrow('ENOENT');
    for (const locked of [lost, other]) {
      await expect(locked.open(of('c'), sealed)).rejects.toMatchObject({ code: 'N-01' });
      await expect(locked.seal({ ...of('d'), municipality: '232211' }, 'new')).rejects.toMatchObject({
        code: 'N-01',
      });
    }
    for (const trouble of ['lost', 'other'] as const)
      expect(sayLocked(trouble, elsewhere)).toMatch(/second factor.*\n.*RUNBOOK/s);
    expect(await (await open()).open(of('c'), sealed)).toBe('secret');
  });

  it('[SE4] is replaced by a command: the old one goes from the file, and all that was sealed opens with the new', async () => {
    const sealed = await (await open()).seal(of('e'), 'secret');
    const before = await readFile(join(dataDir, 'secrets.key'), 'utf8');
    await db
      .collection<{ _id: string; version: number }>('meta')
      .insertOne({ _id: 'data', version: DATA_VERSION });
    const rotated = await run('secrets-key', ['rotate', '--data', dataDir]);
    expect(rotated).toMatchObject({ code: 0, errors: '' });
    const after = await readFile(join(dataDir, 'secrets.key'), 'utf8');
    expect(after).not.toContain(before.trim());
    expect((await stat(join(dataDir, 'secrets.key'))).mode & 0o777).toBe(0o600);
    expect(await (await open()).open(of('e'), sealed)).toBe('secret');
    expect((await open(before.trim())).trouble).toBe('other');
  }, 60_000);

  it('[SE4] is replaced in the environment too: nodes that know both go on meanwhile', async () => {
    const old = (await readFile(join(dataDir, 'secrets.key'), 'utf8')).trim();
    const next = (await run('secrets-key', ['new-key'])).out.trim();
    const both = `${next},${old}`;
    const sealed = await (await open(both)).seal(of('f'), 'secret');
    // A node that does not know the new key yet.
    expect(await (await open(old)).open(of('f'), sealed)).toBe('secret');
    expect(await run('secrets-key', ['rotate'], { SECRETS_KEY: next })).toMatchObject({ code: 1 });
    expect(await run('secrets-key', ['rotate'], { SECRETS_KEY: both })).toMatchObject({
      code: 0,
      errors: '',
    });
    for (const given of [both, next]) expect(await (await open(given)).open(of('f'), sealed)).toBe('secret');
    expect((await open(old)).trouble).toBe('other');
    await writeFile(join(dataDir, 'secrets.key'), `${next}\n`);
  }, 60_000);
});

describe('a store that is restored from a backup', () => {
  const rehearse = async () => {
    const [db, dataDir] = [
      await openMongo(stores().mongoUri, { dbName: 'secrets-restore' }),
      await newFolder(),
    ];
    const accounts = db.collection<{ _id: string }>('accounts');
    const plain = { municipality: '232017', totpSecret: 'JBSWY3DPEHPK3PXP' };
    await db.collection<{ _id: string; version: number }>('meta').insertOne({ _id: 'data', version: 5 });
    await accounts.insertMany([
      { _id: 'a', ...plain },
      { _id: 'b', ...plain, totpSecret: null },
    ] as { _id: string }[]);
    const known = { _id: 'hash:a', account: 'a', until: new Date('2027-01-01T00:00:00Z') };
    await db.collection<{ _id: string }>('knownDevices').insertOne(known);
    return { db, dataDir, accounts };
  };

  it('[SE1] has no plain secret left once it is migrated, and devices are known as before', async () => {
    const { db, dataDir, accounts } = await rehearse();
    try {
      const secrets = await openSecrets({ db, log }, { given: undefined, dataDir });
      await Promise.all([migrateData(db, log, { secrets }), migrateData(db, log, { secrets })]);
      const sealed = ((await accounts.findOne({ _id: 'a' })) as unknown as { totpSecret: string }).totpSecret;
      expect(await secrets.open({ kind: 'totp', owner: 'a' }, sealed)).toBe('JBSWY3DPEHPK3PXP');
      expect(await accounts.findOne({ _id: 'b' })).toMatchObject({ totpSecret: null });
      expect(JSON.stringify(await accounts.find().toArray())).not.toContain('JBSWY3DPEHPK3PXP');
      const device = { _id: 'hash:a', account: 'a', known: true, key: null };
      expect(await db.collection('devices').find().toArray()).toEqual([expect.objectContaining(device)]);
      expect(await db.collection('knownDevices').countDocuments()).toBe(0);
      await sealSecrets(db, secrets);
      expect(await accounts.findOne({ _id: 'a' })).toMatchObject({ totpSecret: sealed });

      // The rehearsal: with the key all opens; without it, or with another, the command says that nothing does.
      const good = await run('secrets-restore', ['check', '--data', dataDir]);
      expect(good).toMatchObject({
        code: 0,
        out: expect.stringContaining('accounts.totpSecret: 1 open, 0 do not'),
      });
      const without = await run('secrets-restore', ['check', '--data', await newFolder()]);
      expect(without).toMatchObject({ code: 2, errors: expect.stringContaining('no key: give SECRETS_KEY') });
      const other = await run('secrets-restore', ['check'], { SECRETS_KEY: newMasterKey() });
      expect(other).toMatchObject({ code: 1, out: expect.stringContaining('NOT here') });
      expect(other.out).toContain('accounts.totpSecret: 0 open, 1 do not');

      // New data keys: the old ones are gone, and what was copied from before them opens no more.
      const resealed = await run('secrets-restore', ['reseal', '--data', dataDir]);
      expect(resealed).toMatchObject({ code: 0, out: '1 values sealed anew\n' });
      const anew = ((await accounts.findOne({ _id: 'a' })) as unknown as { totpSecret: string }).totpSecret;
      const again = await openSecrets({ db, log }, { given: undefined, dataDir });
      expect(await again.open({ kind: 'totp', owner: 'a' }, anew)).toBe('JBSWY3DPEHPK3PXP');
      await expect(again.open({ kind: 'totp', owner: 'a' }, sealed)).rejects.toMatchObject({ code: 'N-01' });
    } finally {
      await db.close();
    }
  }, 90_000);
});
