import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { uploadLimits } from '#contracts/http/attachmentRoutes.ts';
import { albumStories } from '#tests/support/albumStories.ts';
import { type CareHouse, withCareHouse } from '#tests/support/careHouse.ts';
import { samplePdf, samplePhoto, upload } from '#tests/support/sampleFiles.ts';
import { sampleVideo } from '#tests/support/sampleVideo.ts';
import { storyClock } from '#tests/support/storyClock.ts';
import type { TestClient } from '#tests/support/testClient.ts';

const clock = storyClock('2026-11-30T01:00:00Z');
const opened = withCareHouse({ services: ['web'], clock });
let house: CareHouse;
let [nurse, doctor, careManager] = [] as unknown as [TestClient, TestClient, TestClient];
beforeAll(async () => {
  house = opened();
  [nurse, doctor, careManager] = [
    await house.as('nurse'),
    await house.as('doctor'),
    await house.as('careManager'),
  ];
});

const file = (id: string, search = '') => `/api/attachments/${id}${search}`;
let posts = 0;
const post = (client: TestClient, attachments: string[], kind = 'post') =>
  client.post(`/api/channels/${house.region.channel}/posts`, {
    clientId: `client-file-${posts++}`,
    kind,
    text: '見本',
    attachments,
  });
const codeOf = async (answer: Promise<{ body: { error?: { code: string } } }>) =>
  (await answer).body.error?.code;
const errorOf = async (answer: Response) =>
  ((await answer.json()) as { error: { code: string; details?: object } }).error;

describe('an upload', () => {
  it('is seen by its uploader alone until a record names it', async () => {
    const { id, body } = await upload(nurse, 'photo', '傷の写真.png', await samplePhoto());
    expect(body).toMatchObject({
      kind: 'photo',
      dataClass: 'photo',
      name: '傷の写真.jpg',
      type: 'image/jpeg',
    });
    expect((await nurse.fetch(file(id))).status).toBe(200);
    for (const client of [doctor, careManager, await house.as('outsider')])
      expect((await client.fetch(file(id))).status).toBe(404);
    expect((await post(nurse, [id])).status).toBe(200);
    expect((await doctor.fetch(file(id))).status).toBe(200);
  });

  it.each([
    ['photo', 'text.jpg', 'no picture', 'V-03', 415],
    ['document', 'page.pdf', '<html><script>alert(1)</script>', 'V-03', 415],
    ['photo', 'empty.jpg', '', 'V-01', 400],
    ['program', 'a.exe', 'MZ', 'V-01', 400],
    ['video', `${'x'.repeat(201)}.mp4`, 'x', 'V-01', 400],
  ])('%s %s is refused with its error', async (kind, name, bytes, code, status) => {
    const answer = await upload(nurse, kind, name, bytes);
    expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
  });

  it('of a kind that its bytes are not is refused: they decide, not the name', async () => {
    expect(await codeOf(upload(nurse, 'photo', 'a.jpg', samplePdf()))).toBe('V-03');
    expect(await codeOf(upload(nurse, 'document', 'a.pdf', await samplePhoto()))).toBe('V-03');
  });

  it('above the limit is refused, announced or not', async () => {
    const large = Buffer.alloc(uploadLimits.photo + 1);
    expect(await codeOf(upload(nurse, 'photo', 'a.jpg', large))).toBe('V-02');
    // In pieces, without a word of how much: counted as it comes.
    const pieces = new ReadableStream({
      start(stream) {
        for (let at = 0; at < 26; at += 1) stream.enqueue(new Uint8Array(1_000_000));
        stream.close();
      },
    });
    const init = { method: 'POST', body: pieces, duplex: 'half' } as RequestInit;
    const answer = await nurse.fetch('/api/attachments?kind=photo&name=a.jpg', init);
    expect(await errorOf(answer)).toMatchObject({ code: 'V-02' });
  });

  it('is used by its uploader, in one record: for others it is as one that is not', async () => {
    const { id } = await upload(nurse, 'photo', 'a.jpg', await samplePhoto());
    const [theirs, unknown] = [await post(doctor, [id]), await post(doctor, ['f'.repeat(24)])];
    expect([theirs.status, theirs.body.error?.code]).toEqual([400, 'V-01']);
    const plain = ({ body }: typeof theirs) => JSON.stringify(body).replace(/[0-9a-f]{16,24}/g, 'id');
    expect(plain(theirs)).toBe(plain(unknown));
    expect((await nurse.fetch(file(id))).status).toBe(200);
    expect((await doctor.fetch(file(id))).status).toBe(404);

    const pdf = await upload(await house.officer('toyohashi'), 'document', 'a.pdf', samplePdf());
    expect((await post(nurse, [pdf.id])).body.error?.code).toBe('V-01');
  });
});

describe('a file', () => {
  it('is served inert, never kept, under its own name', async () => {
    const { id } = await upload(doctor, 'document', '紹介状 "見本".pdf', samplePdf());
    await post(doctor, [id]);
    const { headers } = await nurse.fetch(file(id));
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.*sandbox$/);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toBe(
      `inline; filename*=UTF-8''${encodeURIComponent('紹介状 "見本".pdf')}`,
    );
  });

  it('[FI9] is served in parts, as players ask for them', async () => {
    const { id } = await upload(doctor, 'video', '歩行.mp4', sampleVideo());
    await post(doctor, [id]);
    const bytes = Buffer.from(await (await nurse.fetch(file(id))).arrayBuffer());
    const size = bytes.length;
    const part = async (range: string, more: object = {}, method = 'GET') => {
      const answer = await nurse.fetch(file(id), { method, headers: { range, ...more } });
      const { status, headers } = answer;
      return [status, headers.get('content-range'), Buffer.from(await answer.arrayBuffer())] as const;
    };
    expect(await part('bytes=100-199')).toEqual([206, `bytes 100-199/${size}`, bytes.subarray(100, 200)]);
    const last = [206, `bytes ${size - 10}-${size - 1}/${size}`, bytes.subarray(-10)];
    for (const range of [`bytes=${size - 10}-`, 'bytes=-10', `bytes=${size - 10}-99999999`])
      expect(await part(range)).toEqual(last);
    expect((await part(`bytes=${size}-`)).slice(0, 2)).toEqual([416, `bytes */${size}`]);
    // Of another file than one has begun with, the whole; and no part is asked for but by GET.
    const tag = (await nurse.fetch(file(id))).headers.get('etag') as string;
    expect(await part('bytes=-10', { 'if-range': tag })).toEqual(last);
    expect(await part('bytes=-10', { 'if-range': '"another"' })).toEqual([200, null, bytes]);
    expect((await part('bytes=-10', {}, 'HEAD'))[0]).toBe(200);
    expect((await nurse.fetch(file(id))).headers.get('accept-ranges')).toBe('bytes');
  });

  it('of a photo has a small one too', async () => {
    const { id } = await upload(nurse, 'photo', 'a.jpg', await samplePhoto());
    const [full, small] = await Promise.all(
      ['', '?size=preview'].map(
        async (search) => (await (await nurse.fetch(file(id, search))).arrayBuffer()).byteLength,
      ),
    );
    expect(small).toBeLessThan(full as number);
    expect((await nurse.fetch(file(id, '?size=huge'))).status).toBe(400);
  });

  it('[WA7] of a class that no clause discloses is withheld with its rule; the others of the team see it', async () => {
    const { id } = await upload(nurse, 'photo', 'a.jpg', await samplePhoto());
    expect((await post(nurse, [id])).status).toBe(200);
    for (const search of ['', '?size=preview']) {
      const refused = await careManager.fetch(file(id, search));
      expect([refused.status, await errorOf(refused)]).toMatchObject([
        403,
        { code: 'A-07', details: { rule: 'WA7' } },
      ]);
    }
    expect((await doctor.fetch(file(id))).status).toBe(200);
    const { posts: shown } = (await careManager.get(`/api/channels/${house.region.channel}/posts`))
      .body as unknown as {
      posts: { attachments: object[] }[];
    };
    expect(shown.at(-1)?.attachments).toEqual([{ withheld: 'photo', rule: 'WA7' }]);
  });

  it('[WA15] that crosses a border is written down as provided before its first byte', async () => {
    const { id } = await upload(doctor, 'video', 'a.mp4', sampleVideo());
    await post(doctor, [id]);
    const given = () => house.app.platform.db.collection('provisions').countDocuments({ 'record.id': id });
    await doctor.fetch(file(id));
    expect(await given()).toBe(0);
    await nurse.fetch(file(id));
    expect(await given()).toBeGreaterThan(0);
  });
});

describe('[AL1] [AL2] [AL3] the album of a channel', () => albumStories(opened));

describe('a write that fails', () => {
  it('[FI5] lets go of the files that it took, and of those that a retry names in vain', async () => {
    const [one, two] = [
      await upload(nurse, 'photo', 'a.jpg', await samplePhoto()),
      await upload(nurse, 'photo', 'b.jpg', await samplePhoto()),
    ];
    const foreign = await upload(doctor, 'photo', 'c.jpg', await samplePhoto());
    const record = (id: string) =>
      house.app.platform.db
        .collection<{ _id: string; record: object | null }>('attachments')
        .findOne({ _id: id })
        .then((found) => found?.record ?? null);
    // The second is none of hers: the first was taken already, and is free again.
    expect(await codeOf(post(nurse, [one.id, foreign.id]))).toBe('V-01');
    expect(await record(one.id)).toBeNull();
    const words = { clientId: 'client-twice-0001', kind: 'post', text: '見本' };
    const channel = `/api/channels/${house.region.channel}/posts`;
    expect((await nurse.post(channel, { ...words, attachments: [one.id] })).status).toBe(200);
    // The same post again is the first one, which does not name the second file.
    await nurse.post(channel, { ...words, attachments: [two.id] });
    expect([await record(one.id), await record(two.id)]).toEqual([
      { kind: 'channel', id: house.region.channel },
      null,
    ]);
    expect((await post(nurse, [two.id])).status).toBe(200);
  });
});

describe('what nothing has named', () => {
  it('is gone after a day, its bytes too; what a post names stays', async () => {
    const [unnamed, named] = [
      await upload(nurse, 'photo', 'a.jpg', await samplePhoto()),
      await upload(nurse, 'photo', 'b.jpg', await samplePhoto()),
    ];
    await post(nurse, [named.id]);
    const { sweep } = house.app.house.care.features.attachments;
    const onDisk = (id: string, end = '') =>
      access(join(house.stores.dataDir, 'files', id.slice(0, 2), `${id}${end}`)).then(
        () => true,
        () => false,
      );
    expect(await onDisk(unnamed.id)).toBe(true);
    clock.advance(24 * 3_600_000 - 60_000);
    const before = await sweep();
    expect(await onDisk(unnamed.id)).toBe(true);
    clock.advance(120_000);
    expect((await sweep()) + before).toBeGreaterThan(0);
    expect([await onDisk(unnamed.id), await onDisk(unnamed.id, '.preview')]).toEqual([false, false]);
    expect(await onDisk(named.id)).toBe(true);
    house.forget(house.region.people.nurse.loginName);
    const again = await house.as('nurse');
    expect((await again.fetch(file(unnamed.id))).status).toBe(404);
    expect((await again.fetch(file(named.id))).status).toBe(200);
  });
});
