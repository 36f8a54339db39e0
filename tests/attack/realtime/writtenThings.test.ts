import { beforeAll, describe, expect, it } from '@jest/globals';
import type { EntryView } from '#domain/channels/presentEntry.ts';
import { codeOf } from '#tests/support/codeOf.ts';
import { eventually } from '#tests/support/eventually.ts';
import { type Writer, writtenRoom } from '#tests/support/writtenRoom.ts';

const room = writtenRoom();
const { region, channel, actors, unknownId, post, list, write, say, shownTo, http, factsAbout } = room;
let node: ReturnType<typeof room.node>;
let [doctor, nurse, manager]: Writer[] = [];
beforeAll(() => {
  node = room.node();
  ({ doctor, nurse, manager } = room.people);
});

describe('[WR1] a correction', () => {
  it('shows the new words, and the old ones with who and when, to whoever reads it live, later, by id and in its topic', async () => {
    await nurse!.ask('channel:open', { channel });
    const topic = await write(doctor, { title: '見本の題名' });
    const answer = await say(doctor, 'post:correct', topic.id, { text: '直した見本' });
    expect(answer).toMatchObject({
      ok: true,
      data: { post: { kind: 'correction', change: { post: topic.id, of: topic.seq } } },
    });
    const next = {
      body: { title: '見本の題名', text: '直した見本' },
      standing: {
        versions: [
          { seq: topic.seq, body: { text: topic.body && (topic.body as { text: string }).text } },
          { seq: post(answer).seq, author: { account: actors.doctor.account } },
        ],
      },
    };
    expect(await shownTo(manager, topic.seq)).toMatchObject(next);
    expect(await http('readPost', 'nurse', { post: topic.id })).toMatchObject({ post: next });
    const thread = await node.channels.http.readThread({
      actor: actors.nurse,
      params: { channel, thread: topic.id },
      query: {},
    } as never);
    expect(thread.opener).toMatchObject(next);
    const topics = await node.channels.http.listTopics({
      actor: actors.nurse,
      params: { channel },
      query: {},
    } as never);
    expect(topics.topics[0]?.opener).toMatchObject(next);
    // It is an entry of the log with a seq: who is there is sent it as such, and who comes again after their last seq, too.
    const pushed = () => nurse!.of('post:appended').flatMap(({ posts }) => posts as EntryView[]);
    await eventually(() => pushed().some(({ seq }) => seq === post(answer).seq));
    expect((await list(manager, { after: topic.seq })).map(({ seq }) => seq)).toEqual([post(answer).seq]);
  });

  it('of vitals is of the class of vitals: whom none is shown, it shows no value', async () => {
    const report = await write(nurse, { kind: 'visit-report', vitals: { pulse: 250 } });
    await say(nurse, 'post:correct', report.id, { vitals: { pulse: 72 } });
    expect(await shownTo(doctor, report.seq)).toMatchObject({
      vitals: { pulse: 72 },
      standing: { versions: [{ vitals: { pulse: 250 } }, { vitals: { pulse: 72 } }] },
    });
    const chart = (await http('readVitals', 'doctor', {})) as unknown as { points: object[] };
    expect(chart.points.at(-1)).toMatchObject({
      values: { pulse: 72 },
      earlier: [{ values: { pulse: 250 } }],
    });
    region.discloseToAll(['post', 'visit-report']);
    const narrow = JSON.stringify(await list(manager, { after: report.seq - 1 }));
    expect(narrow).toContain('"withheld":"vitals"');
    expect(narrow).not.toMatch(/"pulse"/);
    region.discloseToAll(['post', 'visit-report', 'vitals', 'minutes']);
  });

  it("of another's, of nothing, of an unknown id or another room's is refused, and changes nothing", async () => {
    const own = await write(doctor);
    for (const [by, name, more] of [
      [nurse, 'post:correct', { text: '書きかえ' }],
      [nurse, 'post:withdraw', {}],
    ] as const)
      expect(await say(by, name, own.id, more)).toMatchObject({
        ok: false,
        error: { code: 'A-06', details: { reason: 'author' } },
      });
    for (const name of ['post:correct', 'post:withdraw', 'post:react', 'post:pin']) {
      const more = { 'post:react': { reaction: 'thanks', on: true }, 'post:pin': { on: true } }[name] ?? {};
      expect(await say(doctor, name, unknownId, more)).toMatchObject({ ok: false, error: { code: 'A-01' } });
      // A correction is no post: there is nothing to say of it.
      expect((await say(doctor, name, own.id.replace(/./g, '0'), more)).error.code).toBe('A-01');
    }
    for (const more of [
      { text: '' },
      { text: 'あ'.repeat(10_001) },
      { title: '題名' },
      { vitals: { pulse: 70 } },
      { text: 'x', seq: 1 },
      { text: 'x', author: 'me' },
      { text: '\ud83d' },
    ])
      expect([more, (await say(doctor, 'post:correct', own.id, more)).error?.code]).toEqual([more, 'V-01']);
    expect((await shownTo(nurse, own.seq)).standing).toBeUndefined();
  });

  it('again with its clientId is the same one, and with the key of another thing it is refused', async () => {
    const own = await write(doctor);
    const asked = { channel, post: own.id, clientId: 'client-again', text: '一度だけ' };
    const [first, second] = [
      await doctor!.ask('post:correct', asked),
      await doctor!.ask('post:correct', asked),
    ];
    expect(post(second).seq).toBe(post(first).seq);
    expect(
      await doctor!.ask('post:react', {
        channel,
        post: own.id,
        clientId: 'client-again',
        reaction: 'thanks',
        on: true,
      }),
    ).toMatchObject({ ok: false, error: { code: 'C-01' } });
    expect((await shownTo(nurse, own.seq)).standing?.versions).toHaveLength(2);
  });
});

describe('[WR2] what is withdrawn', () => {
  it('keeps place and trace and shows nothing, by any way of reading, but to its author who asks for it', async () => {
    const report = await write(nurse, { kind: 'visit-report', text: '秘密の報告', vitals: { pulse: 99 } });
    await say(nurse, 'post:correct', report.id, { text: '秘密の訂正' });
    await say(doctor, 'post:react', report.id, { reaction: 'understood', on: true });
    const withdrawn = await say(nurse, 'post:withdraw', report.id);
    expect(withdrawn).toMatchObject({ ok: true, data: { post: { kind: 'withdrawal' } } });
    for (const by of [doctor, nurse, manager]) {
      const view = await shownTo(by, report.seq);
      expect(view).toMatchObject({
        seq: report.seq,
        author: { account: actors.nurse.account },
        body: { text: '' },
        vitals: null,
        standing: { withdrawn: { seq: post(withdrawn).seq }, reactions: [] },
      });
      expect(JSON.stringify(await list(by, { after: report.seq - 1 }))).not.toMatch(
        /秘密の報告|秘密の訂正|"pulse":99/,
      );
    }
    const thread = { actor: actors.doctor, params: { channel, thread: report.id }, query: {} } as never;
    for (const answer of [
      await node.channels.http.readThread(thread),
      await node.channels.http.listTopics({ ...(thread as object), params: { channel } } as never),
      await http('readPost', 'doctor', { post: report.id }),
      await http('readVitals', 'doctor', {}),
    ])
      expect(JSON.stringify(answer)).not.toMatch(/秘密の報告|秘密の訂正|"pulse":99/);
    expect(await http('readOwnWithdrawn', 'nurse', { post: report.id })).toMatchObject({
      post: { body: { text: '秘密の訂正' }, vitals: { pulse: 99 } },
    });
    // Of the team or not: to everybody else it is an unknown id.
    for (const who of ['doctor', 'careManager', 'outsider', 'officer'] as const)
      expect(await codeOf(http('readOwnWithdrawn', who, { post: report.id }))).toBe('A-01');
  });

  it('is not changed any more: corrected, withdrawn again, answered or pinned it is C-01', async () => {
    const own = await write(doctor);
    expect((await say(doctor, 'post:withdraw', own.id)).ok).toBe(true);
    for (const [name, more] of [
      ['post:withdraw', {}],
      ['post:correct', { text: '後から' }],
      ['post:react', { reaction: 'thanks', on: true }],
      ['post:pin', { on: true }],
    ] as const)
      expect(await say(doctor, name, own.id, more)).toMatchObject({
        ok: false,
        error: { code: 'C-01', details: { reason: 'post-withdrawn' } },
      });
  });

  it('is read in a named review by an officer of the home alone, and each reading is a fact of the trail', async () => {
    const own = await write(nurse, { text: '秘密の取り消し' });
    await say(nurse, 'post:withdraw', own.id);
    const review = (who: keyof typeof actors, municipality: string, id: string = own.id) =>
      http('reviewWithdrawn', who, { municipality, post: id });
    expect(await review('officer', '232017')).toMatchObject({ post: { body: { text: '秘密の取り消し' } } });
    const facts = await factsAbout(own.id);
    expect(facts.filter(({ act }) => act === 'review-withdrawn')).toMatchObject([
      { account: actors.officer.account, object: { kind: 'post', id: own.id } },
    ]);
    expect(JSON.stringify(facts)).not.toContain('秘密');
    for (const [who, municipality] of [
      ['doctor', '232017'],
      ['nurse', '232017'],
      ['officer', '232076'],
      ['stranger', '231002'],
    ] as const)
      expect([who, await codeOf(review(who, municipality))]).toEqual([who, 'A-01']);
    // What stands is no matter of a review.
    expect(await codeOf(review('officer', '232017', (await write(doctor)).id))).toBe('A-01');
  });
});
