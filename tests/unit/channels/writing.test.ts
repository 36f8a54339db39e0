import { describe, expect, it } from '@jest/globals';
import type { NewPost } from '#contracts/http/channelRoutes.ts';
import { createPost } from '#server/channels/createPost.ts';
import { setTopicState } from '#server/channels/setTopicState.ts';
import { openSettleOwn } from '#server/channels/settleOwn.ts';
import { authorNamed, entryOf, grantTo, openChannelByHand } from '#tests/support/channelByHand.ts';

const actor = { account: 'account of reader', session: 'session', position: 'reader' } as never;
const room = 'room' as never;
const post = (more: Partial<NewPost> = {}) =>
  ({ clientId: 'c', kind: 'post', text: '言葉', ...more }) as NewPost;
const topics = [
  entryOf(1, { title: '退院' }),
  entryOf(2, { kind: 'visit-report' }),
  entryOf(3),
  entryOf(4, { thread: 'e1' as never, title: null }),
];

describe('[PO1] a post', () => {
  it('is asked for, written by who is judged, noted as sent, and shown as its author may see it', async () => {
    const { parts, happened, appended } = openChannelByHand(topics);
    const shown = await createPost(
      parts,
      actor,
      room,
      post({ title: '夜間', attachments: ['f1', 'f2', 'f1'] as never }),
    );
    expect(happened).toEqual([
      ['asked', 'write', { kind: 'channel', id: 'room' }],
      ['claimed', ['f1', 'f2'], [false, false]],
      ['noted', 'session', [{ first: 5, last: 5 }]],
      ['settled', 'reader', 5],
      ['told', 'reader', 'account of reader', false],
    ]);
    const file = (id: string) => ({ id, dataClass: 'photo', name: '写真.jpg', type: 'image/jpeg', bytes: 9 });
    expect(appended).toEqual([
      {
        draft: {
          ...{
            clientId: 'c',
            kind: 'post',
            text: '言葉',
            thread: null,
            title: '夜間',
            vitals: null,
            state: null,
          },
          author: authorNamed('reader'),
          attachments: [file('f1'), file('f2')],
          at: new Date('2026-11-21T00:00:00Z'),
        },
        fact: expect.objectContaining({ act: 'write', object: null, dataClasses: [] }),
      },
    ]);
    expect(shown).toMatchObject({ seq: 5, opensTopic: true, body: { text: '言葉', title: '夜間' } });
    // Its photos are of a class that is not shown to its author here.
    expect(shown).toMatchObject({ attachments: [{ withheld: 'photo' }, { withheld: 'photo' }] });
  });

  it('answers a topic of this channel alone', async () => {
    const { parts, appended } = openChannelByHand(topics);
    for (const thread of ['e1', 'e2'])
      expect(await createPost(parts, actor, room, post({ thread: thread as never }))).toMatchObject({
        thread,
      });
    for (const thread of ['e3', 'e4', 'e9'])
      await expect(createPost(parts, actor, room, post({ thread: thread as never }))).rejects.toMatchObject({
        code: 'A-01',
      });
    expect(appended).toHaveLength(2);
    // The topic is the object of its state, not of an answer to it.
    for (const { draft, fact } of appended) expect([draft.title, fact.object]).toEqual([null, null]);
  });

  it('[VA5] says something, and what it says fits together', async () => {
    const { parts, appended, happened } = openChannelByHand(topics);
    const refused = async (more: Partial<NewPost>, field: object) => {
      await expect(createPost(parts, actor, room, post(more))).rejects.toMatchObject({
        code: 'V-01',
        details: { fields: [field] },
      });
    };
    await refused({ text: '' }, { path: 'text', problem: 'at least: 1', code: 'blank' });
    await refused({ text: '', attachments: [] }, { path: 'text' });
    // What has no code of its own says nothing of one.
    const noCode = await createPost(parts, actor, room, post({ vitals: { pulse: 70 } })).catch(
      (error) => error,
    );
    expect(Object.keys(noCode.details.fields[0])).toEqual(['path', 'problem']);
    await refused({ vitals: { pulse: 70 } }, { path: 'vitals', problem: 'only with kind: visit-report' });
    await refused(
      { thread: 'e1' as never, title: '二つ' },
      { path: 'title', problem: 'only without thread' },
    );
    const report = { kind: 'visit-report', text: '' } as const;
    await refused({ ...report, vitals: {} }, { path: 'vitals.systolic', code: 'no-sign' });
    await refused(
      { ...report, vitals: { systolic: 90, diastolic: 90 } },
      { path: 'vitals.diastolic', code: 'diastolic-not-below' },
    );
    // The gate was asked first, each time; nothing was written.
    expect([happened.length, appended.length]).toEqual([7, 0]);
    await createPost(parts, actor, room, post({ text: '', attachments: ['f1'] as never }));
    await createPost(
      parts,
      actor,
      room,
      post({ ...report, vitals: { pulse: 70, spo2: undefined, foreign: 1 } as never }),
    );
    expect(appended.map(({ draft }) => draft.vitals)).toEqual([null, { pulse: 70 }]);
    expect(Object.keys(appended[1]!.draft.vitals!)).toEqual(['pulse']);
  });

  it('says of a file of this channel that it is named already', async () => {
    const { parts, at, happened } = openChannelByHand(topics);
    at.named = ['f2'];
    await createPost(parts, actor, room, post({ attachments: ['f1', 'f2'] as never }));
    expect(happened).toContainEqual(['claimed', ['f1', 'f2'], [false, true]]);
  });

  it('is of nobody whose position is not theirs any more', async () => {
    for (const described of [() => null, () => authorNamed('reader', { account: 'another' as never })]) {
      const { parts, at, appended } = openChannelByHand(topics);
      at.described = described;
      await expect(createPost(parts, actor, room, post())).rejects.toMatchObject({ code: 'A-01' });
      expect(appended).toEqual([]);
    }
  });

  it('[PO4] is unread in none of its author’s positions that are in the team, and told of where that moved', async () => {
    const { parts, at, happened, settled } = openChannelByHand([]);
    at.grant = grantTo(['post'], { positions: ['reader', 'second', 'elsewhere', 'ended'] });
    at.team = ['reader', 'second', 'ended'];
    at.described = (position) =>
      position === 'ended' ? null : authorNamed(position, { account: 'account of reader' as never });
    await createPost(parts, actor, room, post());
    await settled();
    expect(happened.slice(2)).toEqual([
      ['noted', 'session', [{ first: 1, last: 1 }]],
      ['settled', 'reader', 1],
      ['told', 'reader', 'account of reader', false],
      ['team?'],
      ['settled', 'second', 1],
      ['told', 'second', 'account of reader', false],
    ]);
    at.settles = false;
    happened.length = 0;
    await createPost(parts, actor, room, post());
    await settled();
    expect(happened.filter(([what]) => what === 'told')).toEqual([]);
  });
});

describe('the state of a topic', () => {
  it('is an entry of the log, of a topic of this channel, and its fact names the topic', async () => {
    const { parts, happened, appended } = openChannelByHand(topics);
    const shown = await setTopicState(parts, actor, room, 'e1' as never, { state: 'done', clientId: 'c' });
    const object = { kind: 'topic', id: 'e1' };
    expect(happened[0]).toEqual(['asked', 'set-topic-state', { kind: 'channel', id: 'room' }, { object }]);
    expect(appended).toEqual([
      {
        draft: {
          ...{ clientId: 'c', kind: 'topic-state', thread: 'e1', title: null, text: '', vitals: null },
          ...{ attachments: [], state: 'done', at: new Date('2026-11-21T00:00:00Z') },
          author: authorNamed('reader'),
        },
        fact: expect.objectContaining({ act: 'set-topic-state', object }),
      },
    ]);
    expect(shown).toMatchObject({ kind: 'topic-state', opensTopic: false, body: { state: 'done' } });
    await expect(
      setTopicState(parts, actor, room, 'e3' as never, { state: 'done', clientId: 'd' }),
    ).rejects.toMatchObject({ code: 'A-01' });
    expect(appended).toHaveLength(1);
  });
});

describe('[PO4] one’s own marks', () => {
  it('are one write after another, each with all that waits', async () => {
    const writes: { settled: unknown; read: unknown; done: (moved: boolean) => void; failed: () => void }[] =
      [];
    const add = (
      _room: unknown,
      _author: unknown,
      { read, settled }: { read: unknown; settled: unknown },
      at: Date,
    ) =>
      new Promise<{ moved: boolean }>((resolve, reject) =>
        writes.push({
          ...{ read, settled: [at.getTime(), settled] },
          done: (moved) => resolve({ moved }),
          failed: () => reject(new Error('no store')),
        }),
      );
    const settle = openSettleOwn({ add } as never, () => new Date(1));
    const author = authorNamed('reader');
    const moment = () => new Promise((resolve) => setImmediate(resolve));
    const first = settle(room, author, 1);
    await moment();
    const next = [settle(room, author, 2), settle(room, author, 4), settle(room, author, 3)];
    const beside = settle(room, authorNamed('other'), 9);
    await moment();
    expect(writes.map(({ settled }) => settled)).toEqual([
      [1, [{ first: 1, last: 1 }]],
      [1, [{ first: 9, last: 9 }]],
    ]);
    expect(writes[0]!.read).toEqual([]);
    writes[1]!.done(true);
    expect(await beside).toBe(true);
    // The one under way fails: who wrote then hears of it, and what waits goes on.
    writes[0]!.failed();
    await expect(first).rejects.toThrow('no store');
    await moment();
    expect(writes).toHaveLength(3);
    expect(writes[2]!.settled).toEqual([1, [{ first: 2, last: 4 }]]);
    writes[2]!.done(false);
    expect(await Promise.all(next)).toEqual([false, false, false]);
    const last = settle(room, author, 7);
    await moment();
    expect(writes).toHaveLength(4);
    writes[3]!.done(true);
    expect(await last).toBe(true);
  });
});
