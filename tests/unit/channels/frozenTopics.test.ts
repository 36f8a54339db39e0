import { describe, expect, it } from '@jest/globals';
import type { Grant } from '#access/gate.ts';
import type { Entry } from '#domain/channels/entry.ts';
import type { ShownRun } from '#domain/channels/shownRuns.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';
import type { ChannelParts } from '#server/channels/channelParts.ts';
import type { ThreadStep } from '#server/channels/entryStore.ts';
import { listTopics } from '#server/channels/listTopics.ts';
import { readThread } from '#server/channels/readThread.ts';
import { readVitals } from '#server/channels/readVitals.ts';

const entry = (seq: number, more: Partial<Entry> = {}): Entry => ({
  ...{ id: `e${seq}` as Entry['id'], channel: 'room' as Entry['channel'], seq, clientId: `c${seq}` },
  ...{ kind: 'post', author: {} as Entry['author'], thread: null, title: null, text: `言葉${seq}` },
  ...{ vitals: null, attachments: [], state: null, at: new Date('2026-11-20T03:00:00Z') },
  ...more,
});
const answer = (seq: number, more: Partial<Entry> = {}) => entry(seq, { thread: 'e1' as never, ...more });
/** Topic 1 with answers 2, 3 and 6, done by 5; topic 4 after it; 7 opens the newest. */
const log = [
  entry(1, { title: '退院' }),
  answer(2),
  answer(3),
  entry(4, { title: '夜間' }),
  answer(5, { kind: 'topic-state', state: 'done', text: '' }),
  answer(6),
  entry(7, { title: '見えない話題' }),
];

/** A log in memory, and a gate that only notes what was provided. */
const partsOf = (entries: readonly Entry[]) => {
  const provided: ShownRun[] = [];
  const within = (after: number, upTo: number) => (each: Entry) => each.seq > after && each.seq <= upTo;
  const step = ({ id, thread, seq, kind, state }: Entry): ThreadStep => ({ id, thread, seq, kind, state });
  const store: Partial<ChannelParts['store']> = {
    byId: async (_room, id) => entries.find((each) => each.id === id) ?? null,
    byIds: async (_room, ids) => entries.filter((each) => ids.includes(each.id)),
    thread: async (_room, thread, after, upTo) =>
      entries.filter((each) => each.thread === thread).filter(within(after, upTo)),
    ofThreads: async (_room, threads) =>
      entries.filter(({ thread }) => thread !== null && threads.includes(thread)).map(step),
    ofKind: async (_room, kind, after, upTo) =>
      entries.filter((each) => each.kind === kind).filter(within(after, upTo)),
    changesOf: async (_room, posts, upTo) =>
      entries.filter(({ seq, change }) => change != null && posts.includes(change.post) && seq <= upTo),
  };
  const head = Math.max(0, ...entries.map(({ seq }) => seq));
  const parts = {
    store: store as ChannelParts['store'],
    gate: { provideRuns: async (_grant: Grant, runs: ShownRun[]) => void provided.push(...runs) },
    logs: { of: () => ({ readHead: async () => head }) },
    marks: { of: async () => ({ settled: [] }) },
    sent: { note: () => {} },
  };
  return { parts: parts as unknown as ChannelParts, provided };
};
const reading = (upTo: number | null, classes: readonly DataClass[] = ['post', 'visit-report']): Grant => {
  const discloses = (dataClass: DataClass, seq: number) =>
    classes.includes(dataClass) && (upTo === null || seq <= upTo)
      ? { disclosed: true, upToSeq: upTo }
      : { disclosed: false, rule: upTo === null ? 'WA7' : 'WA15' };
  const actor = { account: 'a', session: 's', position: 'p' };
  const record = { kind: 'channel', id: 'room' };
  return { actor, record, readOnly: upTo !== null, disclosed: classes, discloses } as unknown as Grant;
};

describe('[WA15] a topic to who only reads back', () => {
  it('ends at the last that they received: later answers and states are not there, nor counted', async () => {
    const { parts } = partsOf(log);
    const frozen = await readThread(parts, reading(3), 'e1' as never);
    expect(frozen).toMatchObject({ state: 'open', more: false });
    expect(frozen.posts.map(({ seq }) => seq)).toEqual([2, 3]);
    const member = await readThread(parts, reading(null), 'e1' as never);
    expect([member.state, member.posts.map(({ seq }) => seq)]).toEqual(['done', [2, 3, 5, 6]]);
    expect((await readThread(parts, reading(null), 'e1' as never, 3)).posts.map(({ seq }) => seq)).toEqual([
      5, 6,
    ]);
    await expect(readThread(parts, reading(3), 'e4' as never)).rejects.toMatchObject({ code: 'A-01' });
  });

  it('is listed as it was then, and what was opened later is not', async () => {
    const { parts } = partsOf(log);
    const frozen = await listTopics(parts, reading(4), {});
    expect(frozen.head).toBe(4);
    expect(
      frozen.topics.map(({ thread, state, replies, lastSeq }) => [thread, state, replies, lastSeq]),
    ).toEqual([
      ['e4', 'open', 0, 4],
      ['e1', 'open', 2, 3],
    ]);
    expect(frozen.topics.map(({ unread }) => unread)).toEqual([0, 0]);
    const member = await listTopics(parts, reading(null), {});
    expect(
      member.topics.map(({ thread, state, replies, lastSeq, unread }) => [
        thread,
        state,
        replies,
        lastSeq,
        unread,
      ]),
    ).toEqual([
      ['e7', 'open', 0, 7, 1],
      ['e4', 'open', 0, 4, 1],
      ['e1', 'done', 3, 6, 5],
    ]);
    // Asked for what was before one that came later, they are given nothing of what came later.
    const asked = await listTopics(parts, reading(4), { before: 8 });
    expect(asked.topics.map(({ thread }) => thread)).toEqual(['e4', 'e1']);
    const earlier = await listTopics(parts, reading(4), { before: 4 });
    expect(earlier.topics.map(({ thread }) => thread)).toEqual(['e1']);
    const waiting = await listTopics(parts, reading(null), { waiting: true });
    expect([waiting.count, waiting.topics.map(({ thread }) => thread)]).toEqual([2, ['e7', 'e4']]);
  });
});

describe('[WA15] [AU11] the chart of vitals', () => {
  const report = (seq: number) => entry(seq, { kind: 'visit-report', vitals: { pulse: 60 + seq } as never });
  const reports = [report(1), entry(2), report(3), report(4), entry(5, { kind: 'visit-report' })];

  it('provides what it shows before it is given: vitals alone, run by run', async () => {
    const { parts, provided } = partsOf(reports);
    const chart = await readVitals(parts, reading(null, ['post', 'visit-report', 'vitals']), undefined);
    expect(provided).toEqual([
      { first: 1, last: 1, dataClasses: ['vitals'] },
      { first: 3, last: 4, dataClasses: ['vitals'] },
    ]);
    expect(chart.points.map(({ seq, values }) => [seq, values])).toEqual([
      [1, { pulse: 61 }],
      [3, { pulse: 63 }],
      [4, { pulse: 64 }],
    ]);
    expect(chart.before).toBeNull();
  });

  it('gives nothing when its provision cannot be stored', async () => {
    const { parts } = partsOf(reports);
    const gate = { provideRuns: () => Promise.reject(new Error('no store')) } as never;
    await expect(readVitals({ ...parts, gate }, reading(null, ['vitals']), undefined)).rejects.toThrow(
      'no store',
    );
  });

  it('[WR4] shows what a value was corrected to, with what stood before, and of a withdrawn one the place', async () => {
    const about = (
      of: number,
      kind: 'correction' | 'withdrawal',
      more: Partial<Entry> = {},
    ): Partial<Entry> => ({
      ...{ kind, ...more },
      change: { post: `e${of}` as never, of, kind: 'visit-report', classes: ['visit-report', 'vitals'] },
    });
    const { parts, provided } = partsOf([
      ...reports,
      entry(6, about(1, 'correction', { vitals: { pulse: 99 } as never, at: new Date(6) })),
      entry(7, about(3, 'withdrawal')),
      // Measured only later: from then on it is a point of the chart.
      entry(8, about(5, 'correction', { vitals: { pulse: 70 } as never })),
    ]);
    const chart = await readVitals(parts, reading(null, ['visit-report', 'vitals']), undefined);
    expect(
      chart.points.map(({ seq, values, earlier, withdrawn }) => [seq, values, earlier, withdrawn]),
    ).toEqual([
      [1, { pulse: 99 }, [{ correctedAt: new Date(6).toISOString(), values: { pulse: 61 } }], undefined],
      [3, {}, undefined, true],
      [4, { pulse: 64 }, undefined, undefined],
      [5, { pulse: 70 }, expect.anything(), undefined],
    ]);
    // What was withdrawn is provided to nobody: its place is, by the withdrawal.
    expect(provided).toEqual([
      { first: 1, last: 1, dataClasses: ['vitals'] },
      { first: 4, last: 8, dataClasses: ['vitals'] },
    ]);
    const frozen = await readVitals(
      partsOf([...reports, entry(6, about(1, 'correction', { vitals: { pulse: 99 } as never }))]).parts,
      reading(5, ['vitals']),
      undefined,
    );
    expect(frozen.points[0]).toMatchObject({ seq: 1, values: { pulse: 61 } });
    expect(frozen.points[0]).not.toHaveProperty('earlier');
  });

  it('ends at the last that a frozen member received, whatever they ask for', async () => {
    for (const before of [undefined, 6]) {
      const { parts } = partsOf(reports);
      const chart = await readVitals(parts, reading(3, ['post', 'visit-report', 'vitals']), before);
      expect(chart.points.map(({ seq }) => seq)).toEqual([1, 3]);
    }
  });

  it('[AC4] keeps the place of what is withheld, and provides none of it', async () => {
    const { parts, provided } = partsOf(reports);
    const chart = await readVitals(parts, reading(null, ['post']), 4);
    expect(provided).toEqual([]);
    expect(chart.points.map(({ seq, values }) => [seq, values])).toEqual([
      [1, { withheld: 'vitals', rule: 'WA7' }],
      [3, { withheld: 'vitals', rule: 'WA7' }],
    ]);
  });
});
