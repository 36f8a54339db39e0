import { beforeAll, expect, it } from '@jest/globals';
import type { CareHouse } from './careHouse.ts';
import { samplePdf, samplePhoto, upload } from './sampleFiles.ts';
import { sampleVideo } from './sampleVideo.ts';
import type { TestClient } from './testClient.ts';

/** The album at the door, in the house of the file that tells it. */
export const albumStories = (opened: () => CareHouse): void => {
  let house: CareHouse;
  let [nurse, doctor, careManager] = [] as unknown as [TestClient, TestClient, TestClient];
  const album = (client: TestClient, search = '') =>
    client.get(`/api/channels/${house.region.channel}/pictures${search}`).then(
      ({ body }) =>
        body as unknown as {
          entries: {
            seq: number;
            files?: { id?: string; site?: string; title?: string }[];
            withheld?: string;
          }[];
          before: number | null;
        },
    );
  const provided = () =>
    house.app.platform.db
      .collection('provisions')
      .find({ 'record.kind': 'channel', 'record.id': house.region.channel })
      .toArray()
      .then((all) => all.map(({ firstSeq, lastSeq, dataClasses }) => [firstSeq, lastSeq, dataClasses]));
  let seq = 0;
  const [ids, labels] = [[] as string[], [] as object[]];
  beforeAll(async () => {
    house = opened();
    [nurse, doctor, careManager] = [
      await house.as('nurse'),
      await house.as('doctor'),
      await house.as('careManager'),
    ];
    for (const [kind, bytes] of [
      ['photo', await samplePhoto()],
      ['video', sampleVideo()],
      ['document', samplePdf()],
    ] as const)
      ids.push((await upload(doctor, kind, '見本', bytes)).id);
    labels.push(
      { attachment: ids[0], site: 'sacrum', title: ' 処置のあと ' },
      { attachment: ids[1], site: 'heel-left' },
    );
    const answer = await doctor.post(`/api/channels/${house.region.channel}/posts`, {
      ...{ clientId: 'client-album-1', kind: 'post', text: '見本', attachments: ids },
      labels: [
        ...labels,
        { attachment: ids[2], site: 'coccyx' },
        { attachment: 'f'.repeat(24), site: 'head' },
      ],
    });
    seq = (answer.body as unknown as { post: { seq: number } }).post.seq;
  });

  it('[AL1] has photos and films, newest first, with what their authors say that they show; no papers', async () => {
    const { entries } = await album(doctor);
    expect(entries[0]).toMatchObject({
      seq,
      files: [
        { id: ids[0], dataClass: 'photo', site: 'sacrum', title: '処置のあと' },
        { id: ids[1], dataClass: 'video', site: 'heel-left', poster: true },
      ],
    });
    expect(entries[0]?.files).toHaveLength(2);
    const seqs = entries.map((entry) => entry.seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => b - a));
    expect(seqs.length).toBeGreaterThan(2);
  });

  it('[AL3] provides across a border what it showed, and nothing of the words beside it', async () => {
    const before = await provided();
    await album(nurse, '?site=sacrum');
    const fresh = (await provided()).slice(before.length);
    expect(fresh).toEqual([[seq, seq, ['photo', 'video']]]);
  });

  it('[AL2] [AL5] keeps the place of what is withheld, and finds it by no place of the body', async () => {
    const { entries } = await album(careManager);
    expect(entries.map((entry) => entry.seq)).toEqual(
      (await album(doctor)).entries.map((entry) => entry.seq),
    );
    for (const entry of entries)
      expect(entry).toEqual({ seq: entry.seq, withheld: expect.any(String), rule: 'WA7' });
    expect(await album(careManager, '?site=sacrum')).toEqual({ entries: [], before: null });
    expect((await album(doctor, '?site=sacrum')).entries.map((entry) => entry.seq)).toEqual([seq]);
    expect((await album(doctor, `?site=sacrum&before=${seq}`)).entries).toEqual([]);
    const elsewhere = await doctor.get(`/api/channels/${house.region.channel}/pictures?site=elsewhere`);
    expect(elsewhere.body.error?.code).toBe('V-01');
  });

  it('[FI6] has of a film a still, given as the picture that it is', async () => {
    const still = await nurse.fetch(`/api/attachments/${ids[1]}?size=preview`);
    expect(still.headers.get('content-type')).toBe('image/jpeg');
    expect(
      Buffer.from(await still.arrayBuffer())
        .subarray(0, 2)
        .toString('hex'),
    ).toBe('ffd8');
  });

  it('[AL3] loses the pictures of a post that its author withdraws', async () => {
    const posts = `/api/channels/${house.region.channel}/posts`;
    const { id } = await upload(doctor, 'photo', '間違い', await samplePhoto());
    const wrong = { clientId: 'client-album-2', kind: 'post', text: '間違えました', attachments: [id] };
    const { post } = (await doctor.post(posts, wrong)).body as unknown as {
      post: { id: string; seq: number };
    };
    expect((await album(nurse)).entries[0]?.seq).toBe(post.seq);
    const gone = await doctor.post(`${posts}/${post.id}/withdrawal`, { clientId: 'client-album-3' });
    expect(gone.status).toBe(200);
    expect((await album(nurse)).entries.map((entry) => entry.seq)).not.toContain(post.seq);
  });
};
