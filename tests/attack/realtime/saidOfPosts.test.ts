import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ShownEntry } from '#domain/channels/presentEntry.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { codeOf } from '#tests/support/codeOf.ts';
import { eventually } from '#tests/support/eventually.ts';
import { type Writer, writtenRoom } from '#tests/support/writtenRoom.ts';

const room = writtenRoom();
const {
  region,
  channel,
  actors,
  unknownId,
  post,
  list,
  write,
  say,
  shownTo,
  unreadOf,
  http,
  factsAbout,
  next,
} = room;
let node: ReturnType<typeof room.node>;
let [doctor, nurse, manager]: Writer[] = [];
beforeAll(() => {
  node = room.node();
  ({ doctor, nurse, manager } = room.people);
});

describe('[WR8][WR9] reactions and pins', () => {
  it('stand under their names, one of each in each position, and can be taken back', async () => {
    const own = await write(doctor);
    const react = (by: Writer, reaction: string, on = true) =>
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
        clientId: next(),
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
    await nurse!.ask('channel:open', { channel });
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
    const texts = async (by: Writer) =>
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
