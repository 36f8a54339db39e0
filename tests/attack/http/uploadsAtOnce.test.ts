import { beforeAll, describe, expect, it } from '@jest/globals';
import { type CareHouse, withCareHouse } from '#tests/support/careHouse.ts';
import { eventually } from '#tests/support/eventually.ts';
import { holdBody } from '#tests/support/holdBody.ts';
import { samplePdf, sampleVideo, upload } from '#tests/support/sampleFiles.ts';

const opened = withCareHouse({ services: ['web'] });
let house: CareHouse;
beforeAll(() => {
  house = opened();
});

describe('uploads of one account, all at once', () => {
  const path = '/api/attachments?kind=video&name=a.mp4';
  const type = 'application/octet-stream';

  it('are twenty at most, of which four run, and bar nobody else', async () => {
    const flood = await house.as('nurse');
    const video = sampleVideo();
    const held = await Promise.all(
      Array.from({ length: 30 }, async () => {
        const one = await holdBody(flood, 'POST', path, video, type);
        return { ...one, refused: one.answered.then(({ status }) => status === 429) };
      }),
    );
    const refused = new Set<number>();
    held.forEach(({ refused: each }, at) => void each.then((yes) => yes && refused.add(at)));
    await eventually(() => refused.size === 10);
    expect((await upload(flood, 'video', 'a.mp4', video)).body.error?.code).toBe('V-04');
    expect((await upload(await house.as('doctor'), 'document', 'a.pdf', samplePdf())).status).toBe(200);

    const answers = await Promise.all(held.filter((_, at) => !refused.has(at)).map(({ finish }) => finish()));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect((await upload(flood, 'video', 'a.mp4', video)).status).toBe(200);
  });
});
