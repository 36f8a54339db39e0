import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readEnv } from '#platform/env.ts';
import { isStoreAway } from '#platform/isStoreAway.ts';
import { newId } from '#platform/newId.ts';
import { ObjectMissing } from '#platform/objectStore/objectStore.ts';
import { openObjectStore } from '#platform/objectStore/openObjectStore.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'engawa-objects-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The disk always; S3 too where the environment of the run names a bucket, as docs/RUNBOOK.md says. */
const environments: [string, Record<string, string | undefined>][] = [['the disk', {}]];
const { env } = process;
if (readEnv(env).S3_BUCKET !== undefined) environments.push(['S3', env]);

describe.each(environments)('files on %s', (_, environment) => {
  const store = () => openObjectStore(readEnv(environment), join(folder, 'files'));
  const newKey = () => {
    const id = newId();
    return `${id.slice(0, 2)}/${id}`;
  };
  const put = async (key: string, bytes: Buffer) => {
    const path = join(folder, newId());
    await writeFile(path, bytes);
    await store().putFile(key, path);
  };

  it('are what was put, to the last byte, whole and in parts', async () => {
    const key = newKey();
    const bytes = Buffer.alloc(7_000_001, 'abcdefg');
    await put(key, bytes);
    expect((await buffer(await store().read(key))).equals(bytes)).toBe(true);
    const part = await buffer(await store().read(key, { start: 6_999_999, end: 7_000_000 }));
    expect(part.toString()).toBe('ga');
    expect((await buffer(await store().read(key, { start: 0, end: 0 }))).toString()).toBe('a');
    await store().remove(key);
  });

  it('may be put again, and may be removed again', async () => {
    const key = newKey();
    await put(key, Buffer.from('見本'));
    await put(key, Buffer.from('見本'));
    expect((await buffer(await store().read(key))).toString()).toBe('見本');
    await store().remove(key);
    await store().remove(key);
    await expect(store().read(key)).rejects.toThrow(ObjectMissing);
  });

  it('that are not there are said to be missing', async () => {
    await expect(store().read(newKey())).rejects.toThrow(ObjectMissing);
  });

  it('answer for /readyz', () => expect(store().check()).resolves.toBeUndefined());
});

describe('an S3 in trouble is away, so that whoever asked comes again (N-01)', () => {
  const troubles: [how: string, answer: RequestListener, uploading: boolean][] = [
    ['says that it is busy', (_, reply) => reply.writeHead(503).end(), true],
    ['says that it was asked too often', (_, reply) => reply.writeHead(429).end(), true],
    ['hangs up', (request) => request.socket.destroy(), true],
    // An upload waits for two minutes: longer than a test.
    ['never answers', () => {}, false],
  ];
  const against = async (endpoint: string, uploading: boolean) => {
    const s3 = openObjectStore(
      readEnv({
        S3_BUCKET: 'files',
        S3_ENDPOINT: endpoint,
        S3_ACCESS_KEY_ID: 'k',
        S3_SECRET_ACCESS_KEY: 's',
      }),
      folder,
    );
    const path = join(folder, newId());
    await writeFile(path, '見本');
    const key = `aa/${newId()}`;
    const asked = [s3.check(), s3.read(key), s3.remove(key), ...(uploading ? [s3.putFile(key, path)] : [])];
    const thrown = await Promise.all(asked.map((each) => each.catch((error: unknown) => error)));
    return thrown.filter((error) => !isStoreAway(error));
  };

  it.each(troubles)(
    'where it %s',
    async (_, answer, uploading) => {
      const server = createServer(answer);
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      try {
        const { port } = server.address() as AddressInfo;
        expect(await against(`http://127.0.0.1:${port}`, uploading)).toEqual([]);
      } finally {
        server.closeAllConnections();
        await new Promise((closed) => server.close(closed));
      }
    },
    60_000,
  );

  it('where nothing listens', async () => {
    expect(await against('http://127.0.0.1:1', true)).toEqual([]);
  });
});
