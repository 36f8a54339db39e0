import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { packText } from '#client/shell/packText.ts';
import { serveClient } from '#server/http/serveClient.ts';

const script = 'export const 縁側 = "これは見本です";\n'.repeat(200);
const page = '<!doctype html><title>縁側</title>'.repeat(100);

describe('the built client', () => {
  const dist = mkdtempSync(join(tmpdir(), 'engawa-dist-'));
  let server: Server;
  let url: string;
  beforeAll(async () => {
    mkdirSync(join(dist, 'assets'));
    writeFileSync(join(dist, 'index.html'), page);
    writeFileSync(join(dist, 'assets/index-abc.js'), script);
    writeFileSync(join(dist, 'assets/tiny-abc.css'), 'a{}');
    packText(dist);
    server = createServer(express().use(serveClient(dist)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
    rmSync(dist, { recursive: true });
  });
  const ask = async (path: string, encodings: string, more: Record<string, string> = {}) => {
    const answer = await fetch(`${url}${path}`, { headers: { 'accept-encoding': encodings, ...more } });
    const { headers } = answer;
    return { answer, text: await answer.text(), encoding: headers.get('content-encoding'), headers };
  };

  it.each([
    ['/assets/index-abc.js', /javascript/, /immutable/, script],
    ['/index.html', /text\/html/, /no-cache/, page],
    ['/patients/abc?q=1', /text\/html/, /no-cache/, page],
    ['/', /text\/html/, /no-cache/, page],
  ])(
    '[DO2] gives %s as it was compressed at the build, to who reads that',
    async (path, type, kept, whole) => {
      for (const [asked, given] of [
        // As Chromium, Firefox and Safari ask: gzip stands first and is not wanted more.
        ['gzip, deflate, br, zstd', 'br'],
        ['br, gzip', 'br'],
        ['gzip', 'gzip'],
        ['br;q=0, gzip', 'gzip'],
        ['br;q=0.5, gzip;q=0.8', 'gzip'],
        ['GZIP;Q=0.8, BR;q=0.9', 'br'],
        ['*', 'br'],
        ['*;q=0.1, br;q=0', 'gzip'],
        ['br;q=1.5, gzip', 'gzip'],
        ['identity, br;q=0.5', null],
        ['identity', null],
        ['deflate', null],
        ['', null],
      ] as const) {
        const { text, encoding, headers } = await ask(path, asked);
        expect([asked, encoding]).toEqual([asked, given]);
        expect(text).toBe(whole);
        expect(headers.get('content-type')).toMatch(type);
        expect(headers.get('cache-control')).toMatch(kept);
        expect(headers.get('vary')).toMatch(/accept-encoding/i);
        const bytes = Buffer.byteLength(whole);
        if (given === null) expect(headers.get('content-length')).toBe(String(bytes));
        else expect(Number(headers.get('content-length'))).toBeLessThan(bytes / 10);
      }
    },
  );

  it('[DO2] marks each coding as an answer of its own, and says nothing anew to who has it', async () => {
    // Without it fetch asks past every copy.
    const again = { 'cache-control': 'max-age=0' };
    const tags = new Map<string, string>();
    for (const encodings of ['br', 'gzip', 'identity']) {
      const { headers } = await ask('/index.html', encodings);
      tags.set(encodings, headers.get('etag') ?? '');
    }
    expect(new Set(tags.values()).size).toBe(3);
    for (const [encodings, tag] of tags)
      for (const [asked, status] of [
        [tag, 304],
        ['"another"', 200],
      ] as const) {
        const { answer, headers } = await ask('/', encodings, { ...again, 'if-none-match': asked });
        expect([encodings, asked, answer.status]).toEqual([encodings, asked, status]);
        expect(headers.get('vary')).toMatch(/accept-encoding/i);
        expect(headers.get('etag')).toBe(tag);
      }
    // A copy in one coding is none of another.
    const other = await ask('/', 'br', {
      ...again,
      'if-none-match': tags.get('gzip') ?? '',
    });
    expect([other.answer.status, other.text]).toEqual([200, page]);
    const head = await fetch(url, { method: 'HEAD', headers: { 'accept-encoding': 'gzip, br' } });
    expect(head.headers.get('content-encoding')).toBe('br');
    expect(await head.text()).toBe('');
  });

  it('gives what was too small to compress as it is, and keeps the doors’ own paths from its pages', async () => {
    expect(await ask('/assets/tiny-abc.css', 'br')).toMatchObject({ text: 'a{}', encoding: null });
    for (const path of [
      '/api/x',
      '/socket.io',
      '/collab/x',
      '/healthz',
      '/READYZ/',
      '/metrics/',
      '/assets/x',
    ])
      expect([path, (await ask(path, 'br')).answer.status]).toEqual([path, 404]);
    expect((await ask('/healthzone', 'br')).answer.status).toBe(200);
  });
});
