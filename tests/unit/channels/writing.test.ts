import { describe, expect, it } from '@jest/globals';
import type { NewPost } from '#contracts/http/channelRoutes.ts';
import { createPost } from '#server/channels/createPost.ts';
import { setTopicState } from '#server/channels/setTopicState.ts';
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

  it('[PO4] is unread in none of its author’s positions that are in the team', async () => {
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
      ['team?'],
      // The hint of the commit names its author's position alone.
      ['own', 'second', 1],
      ['settled', 'second', 1],
    ]);
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
