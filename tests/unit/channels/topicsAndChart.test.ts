import { describe, expect, it } from '@jest/globals';
import { channelOf } from '#server/channels/channelOf.ts';
import { listTopics } from '#server/channels/listTopics.ts';
import { positionOf } from '#server/channels/positionOf.ts';
import { readThread } from '#server/channels/readThread.ts';
import { readVitals } from '#server/channels/readVitals.ts';
import { entryOf, grantTo, openChannelByHand } from '#tests/support/channelByHand.ts';

const run = (first: number, last = first) => ({ first, last });
const all = grantTo(['post', 'visit-report', 'vitals']);
const topic = (seq: number) => entryOf(seq, { title: `話題${seq}` });
const answer = (seq: number, to: number) => entryOf(seq, { thread: `e${to}` as never });
const seqsOf = (rows: readonly { readonly opener: { readonly seq: number } }[]) =>
  rows.map(({ opener }) => opener.seq);

describe('one topic', () => {
  const log = [topic(1), ...Array.from({ length: 102 }, (_, at) => answer(at + 2, 1))];

  it('is shown from its opener on, a page at a time and in order, and noted as sent', async () => {
    const { parts, at, happened } = openChannelByHand(log);
    at.marks.settled = [run(1, 3), run(9, 500)];
    const first = await readThread(parts, all, 'e1' as never);
    expect(first.opener).toMatchObject({ seq: 1, body: { title: '話題1' } });
    expect(first.posts.map(({ seq }) => seq)).toEqual(Array.from({ length: 100 }, (_, i) => i + 2));
    expect([first.more, first.read]).toEqual([true, [run(1, 3), run(9, 101)]]);
    expect(happened).toEqual([['noted', 'session', [run(1, 101)]]]);
    const rest = await readThread(parts, all, 'e1' as never, 101);
    expect([rest.opener.seq, rest.posts.map(({ seq }) => seq), rest.more]).toEqual([1, [102, 103], false]);
    const whole = await readThread(parts, all, 'e1' as never, 3);
    expect([whole.posts.length, whole.more]).toEqual([100, false]);
  });

  it('[WA15] is read, all of it, for who reads back; and an entry at the very end of it is there', async () => {
    const { parts, at } = openChannelByHand(log);
    at.marks.settled = [];
    const back = grantTo(['post'], { upTo: 3 });
    expect(await readThread(parts, back, 'e1' as never)).toMatchObject({ read: [run(1, 3)], state: 'open' });
    const alone = await readThread(parts, grantTo(['post'], { upTo: 1 }), 'e1' as never);
    expect([alone.opener.seq, alone.posts]).toEqual([1, []]);
  });

  it('[AC2] is unknown where it is none: an answer, a message, what is not there', async () => {
    const { parts } = openChannelByHand([topic(1), answer(2, 1), entryOf(3)]);
    for (const id of ['e2', 'e3', 'e4'])
      await expect(readThread(parts, all, id as never)).rejects.toMatchObject({ code: 'A-01' });
  });

  it('begins with the first answer where none was seen', async () => {
    const { parts } = openChannelByHand([topic(1), answer(2, 1)]);
    expect((await readThread(parts, all, 'e1' as never)).posts.map(({ seq }) => seq)).toEqual([2]);
  });
});

describe('[LI1] the topics of a channel', () => {
  it('are a page, newest first, and whether there are more', async () => {
    const upTo = (last: number) => Array.from({ length: last }, (_, at) => topic(at + 1));
    for (const [many, shown, more] of [
      [30, 30, false],
      [31, 30, true],
    ] as const) {
      const { parts, at } = openChannelByHand(upTo(many));
      at.marks.settled = [run(many)];
      const page = await listTopics(parts, all, {});
      expect([page.topics.length, page.more, page.count]).toEqual([shown, more, null]);
      expect(seqsOf(page.topics).slice(0, 2)).toEqual([many, many - 1]);
      // One's own marks: what was read is not unread.
      expect(page.topics.slice(0, 2).map(({ unread }) => unread)).toEqual([0, 1]);
      expect(page.topics[0]?.opener).toMatchObject({ body: { title: `話題${many}` } });
    }
  });

  it('are looked for a stride at a time, no further than a page needs, and all of those that wait', async () => {
    const log = Array.from({ length: 1_600 }, (_, at) =>
      at % 40 === 0 || at < 2 ? topic(at + 1) : entryOf(at + 1),
    );
    const { parts, happened } = openChannelByHand(log);
    const page = await listTopics(parts, all, {});
    const reads = () => happened.splice(0).filter(([what]) => what === 'read');
    expect(reads()).toEqual([
      ['read', 1_100, 1_600],
      ['read', 600, 1_100],
      ['read', 100, 600],
    ]);
    expect([page.topics.length, page.more]).toEqual([30, true]);
    const waiting = await listTopics(parts, all, { waiting: true });
    expect(reads().at(-1)).toEqual(['read', 0, 100]);
    expect([waiting.topics.length, waiting.more, waiting.count]).toEqual([30, true, 41]);
    const before = await listTopics(parts, all, { before: 3 });
    expect([seqsOf(before.topics), reads()]).toEqual([[2, 1], [['read', 0, 2]]]);
    expect(seqsOf((await listTopics(parts, all, { before: 2 })).topics)).toEqual([1]);
    expect(reads()).toEqual([['read', 0, 1]]);
    expect((await listTopics(parts, all, { before: 1 })).topics).toEqual([]);
    expect(reads()).toEqual([]);
  });

  it('are looked for on, where the newest stride has just one page of them', async () => {
    const log = Array.from({ length: 501 }, (_, at) =>
      at === 0 || at > 470 ? topic(at + 1) : entryOf(at + 1),
    );
    const { parts } = openChannelByHand(log);
    expect(seqsOf((await listTopics(parts, all, {})).topics)).toHaveLength(30);
    expect((await listTopics(parts, all, {})).more).toBe(true);
    const one = openChannelByHand(log.filter(({ seq }) => seq !== 480));
    expect((await listTopics(one.parts, all, {})).more).toBe(false);
  });

  it('[WA15] count the very last entry that was received', async () => {
    const { parts } = openChannelByHand([topic(1), answer(2, 1), answer(3, 1)]);
    const [row] = (await listTopics(parts, grantTo(['post'], { upTo: 2 }), {})).topics;
    expect(row).toMatchObject({ replies: 1, lastSeq: 2, unread: 0 });
    // Of a member nothing is read back: what is settled is not unread.
    const member = openChannelByHand([topic(1), answer(2, 1)]);
    member.at.marks.settled = [run(2)];
    expect((await listTopics(member.parts, all, {})).topics[0]?.unread).toBe(1);
  });
});

describe('the chart of vitals', () => {
  const report = (seq: number) => entryOf(seq, { kind: 'visit-report', vitals: { pulse: 60 } });

  it('has its points with their times, its signs, and no more than 120 at a time', async () => {
    const log = Array.from({ length: 900 }, (_, at) => (at % 4 === 0 ? report(at + 1) : entryOf(at + 1)));
    const { parts, happened } = openChannelByHand(log);
    const chart = await readVitals(parts, all, undefined);
    expect(chart.signs).toEqual([
      ...['systolic', 'diastolic', 'pulse', 'spo2', 'temperature', 'respiration', 'weight'],
    ]);
    expect(chart.points[0]).toMatchObject({
      seq: 401,
      at: '2026-11-20T03:00:00.000Z',
      values: { pulse: 60 },
    });
    // 125 of the last 500 are enough; what is before them begins with 401.
    expect([chart.points.length, chart.before]).toEqual([125, 401]);
    const earlier = await readVitals(parts, all, 401);
    expect([earlier.points.length, earlier.points.at(-1)?.seq, earlier.before]).toEqual([100, 397, null]);
    expect(happened.filter(([what]) => what === 'read')).toEqual([
      ['read', 400, 900],
      ['read', 0, 400],
    ]);
  });

  it('goes on to the very first entry, and begins with the last before the one that is named', async () => {
    const { parts } = openChannelByHand([report(1), report(2)]);
    expect((await readVitals(parts, all, 2)).points.map(({ seq }) => seq)).toEqual([1]);
    expect((await readVitals(parts, all, 1)).points).toEqual([]);
    const log = [report(1), ...Array.from({ length: 500 }, (_, at) => entryOf(at + 2))];
    const { parts: long } = openChannelByHand(log);
    const chart = await readVitals(long, all, undefined);
    expect([chart.points.map(({ seq }) => seq), chart.before]).toEqual([[1], null]);
  });

  it('is exactly full with 120, and looks no further then', async () => {
    const log = [...Array.from({ length: 500 }, (_, at) => entryOf(at + 1))];
    for (let at = 500; at < 1_000; at += 1) log.push(at >= 880 ? report(at + 1) : entryOf(at + 1));
    const { parts, happened } = openChannelByHand(log);
    const chart = await readVitals(parts, all, undefined);
    expect([chart.points.length, chart.before]).toEqual([120, 501]);
    expect(happened.filter(([what]) => what === 'read')).toHaveLength(1);
  });
});

describe('the end of the chart', () => {
  it('is the first entry of all, and one that is left before is asked for', async () => {
    const log = Array.from({ length: 501 }, (_, at) =>
      at > 300 ? entryOf(at + 1, { kind: 'visit-report', vitals: { pulse: 60 } }) : entryOf(at + 1),
    );
    const { parts } = openChannelByHand(log);
    expect((await readVitals(parts, all, undefined)).before).toBe(2);
  });
});

describe('a grant that is used on a channel', () => {
  it('is for a channel, and of a position', () => {
    expect([channelOf(all), positionOf(all)]).toEqual(['room', 'reader']);
    expect(() => channelOf({ ...all, record: { kind: 'patient', id: 'p' } } as never)).toThrow('patient');
    const nobody = { ...all, actor: { ...all.actor, position: null } };
    expect(() => positionOf(nobody)).toThrow(expect.objectContaining({ code: 'A-01' }));
  });
});
