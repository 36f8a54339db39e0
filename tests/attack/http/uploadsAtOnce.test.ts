import { beforeAll, describe, expect, it } from '@jest/globals';
import { partBounds } from '#contracts/http/attachmentRoutes.ts';
import { type CareHouse, withCareHouse } from '#tests/support/careHouse.ts';
import { eventually } from '#tests/support/eventually.ts';
import { holdBody } from '#tests/support/holdBody.ts';
import { samplePdf, samplePhoto, upload } from '#tests/support/sampleFiles.ts';
import type { TestClient } from '#tests/support/testClient.ts';

const opened = withCareHouse({ services: ['web'] });
let house: CareHouse;
beforeAll(() => {
  house = opened();
});

describe('uploads of one account, all at once', () => {
  const path = '/api/attachments?kind=photo&name=a.jpg';
  const type = 'application/octet-stream';

  it('are twenty at most, of which four run, and bar nobody else', async () => {
    const flood = await house.as('nurse');
    const photo = await samplePhoto();
    const held = await Promise.all(
      Array.from({ length: 30 }, async () => {
        const one = await holdBody(flood, 'POST', path, photo, type);
        return { ...one, refused: one.answered.then(({ status }) => status === 429) };
      }),
    );
    const refused = new Set<number>();
    held.forEach(({ refused: each }, at) => void each.then((yes) => yes && refused.add(at)));
    await eventually(() => refused.size === 10);
    expect((await upload(flood, 'photo', 'a.jpg', photo)).body.error?.code).toBe('V-04');
    expect((await upload(await house.as('doctor'), 'document', 'a.pdf', samplePdf())).status).toBe(200);

    const answers = await Promise.all(held.filter((_, at) => !refused.has(at)).map(({ finish }) => finish()));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect((await upload(flood, 'photo', 'a.jpg', photo)).status).toBe(200);
  });
});

describe('[FI8] an upload in parts', () => {
  const LEAST = partBounds.least;
  type State = { upload: string; at: number; bytes: number; file: object | null };
  let count = 0;
  const begin = async (client: TestClient, more: object = {}) => {
    const wanted = {
      clientId: `client-parts-${count++}`,
      kind: 'document',
      name: 'a.pdf',
      bytes: 1_000,
      ...more,
    };
    return (await client.post('/api/uploads', wanted)).body as unknown as State;
  };
  const send = async (client: TestClient, id: string, at: number | string, bytes: Uint8Array) => {
    const answer = await client.fetch(`/api/uploads/${id}?at=${at}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(bytes),
    });
    return { status: answer.status, body: (await answer.json()) as State & { error?: { code: string } } };
  };
  const finish = (client: TestClient, id: string) => client.post(`/api/uploads/${id}/finish`, undefined);
  const paper = () => samplePdf(200_000);

  it('goes on where it is, whatever was sent twice or ahead, and is one file however often it is finished', async () => {
    const nurse = await house.as('nurse');
    const whole = paper();
    const { upload: id } = await begin(nurse, { bytes: whole.length });
    const part = (at: number) => send(nurse, id, at, whole.subarray(at, at + LEAST));
    expect((await part(0)).body.at).toBe(LEAST);
    // The answer was lost: it is asked again, in both ways.
    expect((await part(0)).body.at).toBe(LEAST);
    expect((await nurse.get(`/api/uploads/${id}`)).body).toMatchObject({ at: LEAST, bytes: whole.length });
    expect((await part(2 * LEAST)).body.error?.code).toBe('C-01');
    expect((await finish(nurse, id)).body.error?.code).toBe('C-01');
    // Two tabs at once send the same part: it is there once.
    const both = await Promise.all([part(LEAST), part(LEAST)]);
    expect(both.map(({ body }) => body.at)).toEqual([2 * LEAST, 2 * LEAST]);
    for (let at = 2 * LEAST; at < whole.length; at += LEAST) await part(at);
    const [one, two] = await Promise.all([finish(nurse, id), finish(nurse, id)]);
    expect([one.status, two.status, (await finish(nurse, id)).status]).toEqual([200, 200, 200]);
    expect([one.body.id, two.body.id]).toEqual([id, id]);
    const kept = Buffer.from(await (await nurse.fetch(`/api/attachments/${id}`)).arrayBuffer());
    expect(kept.equals(whole.subarray(0, kept.length))).toBe(true);
    expect((await nurse.get(`/api/uploads/${id}`)).body).toMatchObject({ file: { id } });
    expect(await house.app.platform.db.collection('uploads').countDocuments({ _id: id as never })).toBe(0);
  });

  it('is to everybody else an unknown one', async () => {
    const [nurse, doctor] = [await house.as('nurse'), await house.as('doctor')];
    const { upload: id } = await begin(nurse);
    const plain = async (answer: Promise<{ status: number; body: unknown }>) => {
      const { status, body } = await answer;
      return [status, JSON.stringify(body).replace(/"traceId":"\w+"/, '')];
    };
    const unknown = '0b'.padEnd(24, '0');
    for (const ask of [
      (each: string) => plain(doctor.get(`/api/uploads/${each}`)),
      (each: string) => plain(send(doctor, each, 0, Buffer.alloc(1_000))),
      (each: string) => plain(finish(doctor, each)),
      (each: string) => plain(doctor.delete(`/api/uploads/${each}`)),
    ]) {
      expect(await ask(id)).toEqual(await ask(unknown));
      expect((await ask(id))[0]).toBe(404);
    }
    expect((await nurse.get(`/api/uploads/${id}`)).body).toMatchObject({ at: 0 });
    expect((await nurse.delete(`/api/uploads/${id}`)).status).toBe(204);
    expect((await nurse.get(`/api/uploads/${id}`)).status).toBe(404);
  });

  it('the same draft again is the same one, and one that says something else is none', async () => {
    const nurse = await house.as('nurse');
    const first = await begin(nurse, { clientId: 'client-same-draft' });
    expect(await begin(nurse, { clientId: 'client-same-draft' })).toEqual(first);
    const other = { clientId: 'client-same-draft', kind: 'document', name: 'a.pdf', bytes: 999 };
    expect((await nurse.post('/api/uploads', other)).body.error?.code).toBe('C-01');
    const theirs = await begin(await house.as('doctor'), { clientId: 'client-same-draft' });
    expect(theirs.upload).not.toBe(first.upload);
  });

  it.each([
    ['more than its kind may have', { bytes: 30_000_001 }, 'V-02'],
    ['nothing', { bytes: 0 }, 'V-01'],
    ['half a byte', { bytes: 1.5 }, 'V-01'],
    ['a kind that there is not', { kind: 'program' }, 'V-01'],
  ])('of %s is not begun', async (_name, more, code) => {
    expect((await begin(await house.as('nurse'), more)) as object).toMatchObject({ error: { code } });
  });

  it('takes no part that is longer than what is missing, too short, empty, or at no place', async () => {
    const nurse = await house.as('nurse');
    const { upload: id } = await begin(nurse, { bytes: 3 * LEAST });
    const code = async (at: number | string, length: number) =>
      (await send(nurse, id, at, Buffer.alloc(length))).body.error?.code;
    expect(await code(0, 3 * LEAST + 1)).toBe('V-02');
    expect(await code(0, LEAST - 1)).toBe('V-01');
    expect(await code(0, 0)).toBe('V-01');
    for (const at of ['-1', '1e3', 'x', '0x1', '', '1'.repeat(13)])
      expect([at, await code(at, LEAST)]).toEqual([at, 'V-01']);
    expect((await nurse.get(`/api/uploads/${id}`)).body).toMatchObject({ at: 0 });
  });

  it('a part that was cut off on its way is not counted', async () => {
    const nurse = await house.as('nurse');
    const { upload: id } = await begin(nurse, { bytes: 2 * LEAST });
    const broken = new ReadableStream({
      start(stream) {
        stream.enqueue(new Uint8Array(LEAST));
      },
      pull(stream) {
        stream.error(new Error('the line broke'));
      },
    });
    const init = { method: 'PUT', body: broken, duplex: 'half' } as RequestInit;
    await nurse.fetch(`/api/uploads/${id}?at=0`, init).catch(() => undefined);
    expect((await nurse.get(`/api/uploads/${id}`)).body).toMatchObject({ at: 0 });
    expect((await send(nurse, id, 0, Buffer.alloc(LEAST))).body.at).toBe(LEAST);
  });

  it('whose file is refused is gone with its bytes', async () => {
    const nurse = await house.as('nurse');
    const { upload: id } = await begin(nurse);
    await send(nurse, id, 0, Buffer.alloc(1_000, 'x'));
    expect((await finish(nurse, id)).body.error?.code).toBe('V-03');
    expect((await nurse.get(`/api/uploads/${id}`)).status).toBe(404);
  });

  it('an account has eight at a time: the ninth takes the place of its oldest, and of nobody else’s', async () => {
    const [nurse, doctor] = [await house.as('nurse'), await house.as('doctor')];
    const theirs = await begin(doctor);
    const all: State[] = [];
    for (let each = 0; each < 9; each += 1) all.push(await begin(nurse));
    const stands = async ({ upload: id }: State, client = nurse) =>
      (await client.get(`/api/uploads/${id}`)).status;
    expect(await Promise.all(all.map((one) => stands(one)))).toEqual([404, ...Array(8).fill(200)]);
    expect(await stands(theirs, doctor)).toBe(200);
  });
});
