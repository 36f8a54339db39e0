import { beforeAll, describe, expect, it } from '@jest/globals';
import type { EntryView, ShownEntry } from '#domain/channels/presentEntry.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { careRegion } from '#tests/support/careRegion.ts';
import type { ChannelNode, RequestResult } from '#tests/support/channelNode.ts';
import { codeOf } from '#tests/support/codeOf.ts';
import { eventually } from '#tests/support/eventually.ts';
import { withChannelNode } from '#tests/support/withChannelNode.ts';

const region = careRegion();
const { channel, actors } = region;
const opened = withChannelNode(region);
const unknownId = 'f'.repeat(24);
type Person = Awaited<ReturnType<ChannelNode['connect']>>;
let node: ChannelNode;
let [doctor, nurse, manager]: Person[] = [];
let n = 0;

/** As a page does, whoever is told to come again later comes again. */
const connect = async (actor: (typeof actors)['doctor']): Promise<Person> => {
  const person = await node.connect(actor);
  const ask: Person['ask'] = async (name, ...args) => {
    const answer = await eventually(async () => {
      const asked = await person.ask(name, ...args);
      return asked.error?.code === 'V-04' ? null : asked;
    }, 10_000);
    if (answer === null) throw new Error('held up');
    return answer;
  };
  return { ...person, ask };
};

beforeAll(async () => {
  node = opened();
  doctor = await connect(actors.doctor);
  nurse = await connect(actors.nurse);
  manager = await connect(actors.careManager);
}, 60_000);

const post = (answer: RequestResult) => answer.data.post as unknown as ShownEntry;
const write = async (by: Person | undefined, more: object = {}): Promise<ShownEntry> => {
  n += 1;
  const written = { channel, clientId: `client-post-${n}`, kind: 'post', text: `秘密の見本 ${n}`, ...more };
  const answer = await by!.ask('post:create', written);
  expect(answer).toMatchObject({ ok: true, data: {} });
  return post(answer);
};
const say = (by: Person | undefined, name: string, id: string, more: object = {}): Promise<RequestResult> => {
  n += 1;
  return by!.ask(name, { channel, post: id, clientId: `client-say-${n}`, ...more });
};
const list = async (by: Person | undefined, wanted: object = {}): Promise<EntryView[]> =>
  (await by!.ask('post:list', { channel, after: 0, ...wanted })).data.posts as unknown as EntryView[];
const shownTo = async (by: Person | undefined, seq: number): Promise<ShownEntry> =>
  (await list(by, { after: seq - 1 })).find((each) => each.seq === seq) as ShownEntry;
const unreadOf = async (by: Person | undefined): Promise<unknown> =>
  (await by!.ask('post:list', { channel, before: 1 })).data.unread;
/** Of the HTTP door, the use case behind it. */
const http = (
  name:
    | 'readPost'
    | 'readOwnWithdrawn'
    | 'reviewWithdrawn'
    | 'listPins'
    | 'findDay'
    | 'listMentions'
    | 'readVitals',
  who: keyof typeof actors,
  params: object,
  query: object = {},
) =>
  (node.channels.http[name] as (asked: object) => Promise<never>)({
    actor: actors[who],
    params: { channel, ...params },
    query,
  });
const factsAbout = (id: string) => node.platform.db.collection('facts').find({ 'object.id': id }).toArray();

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

describe('[WR8][WR9] reactions and pins', () => {
  it('stand under their names, one of each in each position, and can be taken back', async () => {
    const own = await write(doctor);
    const react = (by: Person | undefined, reaction: string, on = true) =>
      say(by, 'post:react', own.id, { reaction, on });
    const [first, twice] = [await react(nurse, 'understood'), await react(nurse, 'understood')];
    expect(post(twice).seq).toBe(post(first).seq);
    await react(nurse, 'thanks');
    await react(manager, 'understood');
    const names = async () =>
      (await shownTo(doctor, own.seq)).standing?.reactions.map(
        ({ reaction, author }) => `${reaction} ${author.name}`,
      );
    expect(await names()).toEqual([
      'understood 見本 nurse',
      'thanks 見本 nurse',
      'understood 見本 careManager',
    ]);
    await react(nurse, 'understood', false);
    expect(await names()).toEqual(['thanks 見本 nurse', 'understood 見本 careManager']);
    expect(await react(doctor, 'confirmed', false)).toMatchObject({
      ok: false,
      error: { code: 'C-01', details: { reason: 'nothing-to-take-back' } },
    });
  });

  it('a pinned post is in the list of pins as it stands, until it is let go or withdrawn', async () => {
    const [one, two] = [await write(doctor), await write(nurse)];
    for (const each of [one, two]) await say(manager, 'post:pin', each.id, { on: true });
    await say(doctor, 'post:correct', one.id, { text: '直した固定' });
    const pins = async () =>
      ((await http('listPins', 'nurse', {})) as unknown as { pins: ShownEntry[] }).pins;
    expect(await pins()).toMatchObject([
      { id: two.id },
      {
        id: one.id,
        body: { text: '直した固定' },
        standing: { pinned: { author: { account: actors.careManager.account } } },
      },
    ]);
    await say(nurse, 'post:withdraw', two.id);
    expect((await pins()).map(({ id }) => id)).toEqual([one.id]);
    await say(nurse, 'post:pin', one.id, { on: false });
    expect(await pins()).toEqual([]);
  });
});

describe('[WR3] what is said of posts', () => {
  it('is never unread, and is in the log of whoever comes again', async () => {
    const own = await write(doctor);
    const before = await unreadOf(manager);
    const head = (await list(manager)).at(-1)?.seq ?? 0;
    await say(doctor, 'post:correct', own.id, { text: '直した' });
    await say(nurse, 'post:react', own.id, { reaction: 'confirmed', on: true });
    await say(nurse, 'post:pin', own.id, { on: true });
    expect(await unreadOf(manager)).toBe(before);
    const again = (await list(manager, { after: own.seq })).map(({ seq }) => seq);
    expect(again.slice(-3)).toEqual(again.slice(-3).map((_, at) => again.at(-3)! + at));
    expect(again.at(-1)).toBeGreaterThanOrEqual(head);
    const all = await manager!.ask('channel:mark-read', { channel, upTo: again.at(-1) });
    expect(all).toMatchObject({ ok: true, data: { unread: 0 } });
  });

  it('[AU3] is in the trail by ids, never by its words', async () => {
    const own = await write(doctor, { text: '秘密の元' });
    await say(doctor, 'post:correct', own.id, { text: '秘密の先' });
    const stored = await node.platform.db.collection('posts').find({ 'change.post': own.id }).toArray();
    expect(stored).toMatchObject([{ fact: { act: 'correct', object: { kind: 'post', id: own.id } } }]);
    const facts = [...stored.map(({ fact }) => fact), ...(await factsAbout(own.id))];
    expect(JSON.stringify(facts)).not.toContain('秘密');
    expect(facts.map(({ act }) => act)).toContain('correct');
  });
});

describe('[WR6][WR10] quotes and mentions', () => {
  it('a quote refers and copies nothing: of what is withdrawn nothing is left in it', async () => {
    const own = await write(doctor, { text: '秘密の引用元' });
    const reply = await write(nurse, { quote: own.id });
    expect(reply.body).toMatchObject({ quote: own.id });
    const stored = await node.platform.db.collection('posts').findOne({ _id: reply.id as never });
    expect(JSON.stringify(stored)).not.toContain('秘密の引用元');
    for (const quote of [unknownId, (await say(doctor, 'post:pin', own.id, { on: true })).data.post]) {
      const id = typeof quote === 'string' ? quote : (quote as unknown as ShownEntry).id;
      expect(
        await doctor!.ask('post:create', {
          channel,
          clientId: `client-quote-${id.slice(0, 4)}`,
          kind: 'post',
          text: 'x',
          quote: id,
        }),
      ).toMatchObject({ ok: false, error: { code: 'A-01' } });
    }
  });

  it('whoever may not read the room cannot be called, and is told from nobody', async () => {
    const text = '@見本 お願いします';
    const call = (mention: object) =>
      doctor!.ask('post:create', {
        channel,
        clientId: `client-call-${++n}`,
        kind: 'post',
        text,
        mentions: [{ at: 0, length: 3, ...mention }],
      });
    for (const id of [actors.outsider.position, actors.stranger.position, unknownId])
      expect(await call({ kind: 'person', id })).toMatchObject({
        ok: false,
        error: { code: 'V-01', details: { fields: [{ path: 'mentions.0', code: 'cannot-read' }] } },
      });
    for (const mention of [
      { kind: 'profession', id: '薬剤師' },
      { kind: 'facility', id: unknownId },
      { kind: 'all', id: actors.nurse.position },
      { kind: 'person', id: actors.nurse.position, at: 8, length: 3 },
      { kind: 'person', id: actors.nurse.position, at: -1 },
    ])
      expect((await call(mention)).error?.code).toBe('V-01');
    expect(await call({ kind: 'person', id: actors.nurse.position })).toMatchObject({ ok: true });
  });

  it('[WR11] 自分宛 has what calls the position, its profession, its facility or 全員, until it is read', async () => {
    const mine = async (who: 'nurse' | 'doctor' | 'careManager') =>
      ((await http('listMentions', who, {})) as unknown as { mentions: { post: string }[] }).mentions;
    const call = (kind: string, id: string) =>
      write(doctor, { text: '@x', mentions: [{ kind, id, at: 0, length: 2 }] });
    const called = [
      await call('person', actors.nurse.position!),
      await call('profession', '訪問看護師'),
      await call('all', 'all'),
    ];
    const other = await call('profession', '介護支援専門員');
    const waiting = await mine('nurse');
    expect(waiting.slice(0, 3).map(({ post: id }) => id)).toEqual(called.map(({ id }) => id).reverse());
    expect(waiting[0]).toMatchObject({ channel, patient: region.patient.id, by: { name: '見本 doctor' } });
    expect(JSON.stringify(waiting)).not.toContain('@x');
    expect((await mine('careManager')).map(({ post: id }) => id)).toContain(other.id);
    expect(await mine('doctor')).toEqual([]);
    await say(doctor, 'post:withdraw', called[2]!.id);
    await list(nurse, { after: called[0]!.seq - 1 });
    await nurse!.ask('channel:mark-read', {
      channel,
      seen: [{ first: called[0]!.seq, last: called[0]!.seq }],
    });
    expect(
      (await mine('nurse')).map(({ post: id }) => id).filter((id) => called.some((each) => each.id === id)),
    ).toEqual([called[1]!.id]);
  });
});

describe('[WR7] a day', () => {
  it('begins at its first place, or at the next one on which something was written', async () => {
    const today = tokyoDay(new Date());
    expect(await http('findDay', 'nurse', {}, { on: today })).toEqual({ seq: 1 });
    expect(await http('findDay', 'nurse', {}, { on: '2020-01-01' })).toEqual({ seq: 1 });
    expect(await http('findDay', 'nurse', {}, { on: '2199-01-01' })).toEqual({ seq: null });
    expect(await codeOf(http('findDay', 'outsider', {}, { on: today }))).toBe('A-01');
  });
});

describe('[WR5][WA15] who has only what they received', () => {
  it('keeps the version that was provided, says nothing of posts, and is not called', async () => {
    const [one, two, three] = [
      await write(doctor, { text: '受け取った一' }),
      await write(doctor, { text: '受け取った二' }),
      await write(doctor, { text: '受け取った三' }),
    ];
    await say(doctor, 'post:correct', two.id, { text: '受け取った訂正' });
    await eventually(() => nurse!.of('post:appended').some(({ head }) => (head as number) > three.seq));
    await node.revocations.commit(async () => region.leaveOn(tokyoDay(new Date())), [{ kind: 'all' }]);
    await eventually(() => nurse!.of('admission:changed').some(({ readOnly }) => readOnly === true));
    await say(doctor, 'post:correct', one.id, { text: '後からの訂正' });
    await say(doctor, 'post:withdraw', two.id);
    await say(doctor, 'post:pin', three.id, { on: true });
    // What she was sent is listed once her run is closed.
    await eventually(async () => (await nurse!.ask('channel:open', { channel })).data.head > three.seq);
    const texts = async (by: Person | undefined) =>
      [one, two, three].map(async ({ seq }) => (await shownTo(by, seq)).body);
    expect(await Promise.all(await texts(nurse))).toMatchObject([
      { text: '受け取った一' },
      { text: '受け取った訂正' },
      { text: '受け取った三' },
    ]);
    expect(await Promise.all(await texts(doctor))).toMatchObject([
      { text: '後からの訂正' },
      { text: '' },
      { text: '受け取った三' },
    ]);
    expect(await http('readPost', 'nurse', { post: two.id })).toMatchObject({
      post: { body: { text: '受け取った訂正' } },
    });
    expect(
      ((await http('listPins', 'nurse', {})) as unknown as { pins: ShownEntry[] }).pins.map(({ id }) => id),
    ).not.toContain(three.id);
    for (const [name, more] of [
      ['post:react', { reaction: 'thanks', on: true }],
      ['post:pin', { on: true }],
      ['post:withdraw', {}],
    ] as const)
      expect(await say(nurse, name, one.id, more)).toMatchObject({ ok: false, error: { code: 'A-04' } });
    expect(
      await doctor!.ask('post:create', {
        channel,
        clientId: 'client-frozen',
        kind: 'post',
        text: '@x',
        mentions: [{ kind: 'person', id: actors.nurse.position, at: 0, length: 2 }],
      }),
    ).toMatchObject({ ok: false, error: { code: 'V-01' } });
    expect(await http('listMentions', 'nurse', {})).toEqual({ mentions: [] });
  });
});
