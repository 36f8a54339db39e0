import { describe, expect, it } from '@jest/globals';
import { listEntries, rangeOf } from '#server/channels/listEntries.ts';
import { listReaders } from '#server/channels/listReaders.ts';
import { listReceipts } from '#server/channels/listReceipts.ts';
import { listUnread } from '#server/channels/listUnread.ts';
import { markRead } from '#server/channels/markRead.ts';
import { entryOf, grantTo, openChannelByHand } from '#tests/support/channelByHand.ts';

const run = (first: number, last = first) => ({ first, last });
const upTo = (last: number) => Array.from({ length: last }, (_, at) => entryOf(at + 1));
const all = grantTo(['post', 'visit-report']);
const frozen = grantTo(['post', 'visit-report'], { upTo: 3 });

describe('a page of a channel', () => {
  it('is bounded, whichever end is asked for, and never reaches past the head', () => {
    expect(rangeOf({}, 500)).toEqual([450, 500]);
    expect(rangeOf({}, 20)).toEqual([0, 20]);
    expect(rangeOf({ limit: 10 }, 500)).toEqual([490, 500]);
    expect(rangeOf({ limit: 10_000 }, 500)).toEqual([400, 500]);
    expect(rangeOf({ after: 0 }, 500)).toEqual([0, 100]);
    expect(rangeOf({ after: 400 }, 500)).toEqual([400, 500]);
    expect(rangeOf({ after: 7, limit: 2 }, 500)).toEqual([7, 9]);
    expect(rangeOf({ before: 300 }, 500)).toEqual([199, 299]);
    expect(rangeOf({ before: 5, limit: 2 }, 500)).toEqual([2, 4]);
    expect(rangeOf({ before: 3 }, 500)).toEqual([0, 2]);
    expect(rangeOf({ before: 900, limit: 1 }, 500)).toEqual([499, 500]);
  });

  it('says what of it is read, how much is unread in all, and where it begins', async () => {
    const { parts, at, happened, provided } = openChannelByHand(upTo(9));
    at.marks.settled = [run(1, 2), run(5, 6)];
    const page = await listEntries(parts, all, { after: 3 });
    expect(page.posts.map(({ seq }) => seq)).toEqual([4, 5, 6, 7, 8, 9]);
    expect(page).toMatchObject({ head: 9, read: [run(5, 6)], unread: 5, firstUnread: 3 });
    expect(happened).toEqual([
      ['read', 3, 9],
      ['noted', 'session', [run(4, 9)]],
    ]);
    expect(provided).toEqual([{ ...run(4, 9), dataClasses: ['post'] }]);
    at.marks.settled = [run(1, 9)];
    expect(await listEntries(parts, all, {})).toMatchObject({ unread: 0, firstUnread: null });
  });

  it('asks the store for nothing where nothing can be', async () => {
    const { parts, happened } = openChannelByHand(upTo(9));
    for (const wanted of [{ after: 9 }, { after: 12 }, { before: 1 }, { before: 0 }])
      expect((await listEntries(parts, all, wanted)).posts).toEqual([]);
    expect(happened.filter(([what]) => what === 'read')).toEqual([]);
  });

  it('[WA15] ends for who only reads back at the last that they received, with nothing unread', async () => {
    const { parts } = openChannelByHand(upTo(9));
    expect(await listEntries(parts, frozen, {})).toMatchObject({
      ...{ head: 3, read: [run(1, 3)], unread: 0, firstUnread: null },
    });
  });

  it('is of another source where one is given', async () => {
    const { parts, happened } = openChannelByHand([]);
    const source = { head: async () => 2, range: async () => [entryOf(1), entryOf(2)] };
    const page = await listEntries(parts, all, {}, source);
    expect([page.head, page.posts.length, happened.filter(([what]) => what === 'read')]).toEqual([2, 2, []]);
  });
});

describe('[PO5] [PO6] marking as read', () => {
  it('marks what was in view and was sent to the session, and tells of it', async () => {
    const { parts, at, happened } = openChannelByHand(upTo(9));
    at.sent = [run(2, 3)];
    const answer = await markRead(parts, all, { seen: [run(2, 4), run(8, 40)] });
    expect(happened).toEqual([
      ['sent?', [run(2, 4), run(8, 9)]],
      [
        ...['marked', 'reader', { read: [run(2, 3)], settled: [run(2, 3)] }, '2026-11-21T00:00:00.000Z'],
        expect.objectContaining({ act: 'mark-read', kind: 'written', dataClasses: [] }),
      ],
      ['told', 'reader', 'account of reader', true],
    ]);
    expect(answer).toEqual({ read: [run(2, 3)], unread: 7 });
  });

  it('marks nothing that was never sent, and writes nothing then', async () => {
    const { parts, at, happened } = openChannelByHand(upTo(9));
    at.marks.settled = [run(1, 4)];
    expect(await markRead(parts, all, { seen: [run(3, 6)] })).toEqual({ read: [run(3, 4)], unread: 5 });
    expect(happened).toEqual([['sent?', [run(3, 6)]]]);
    expect(await markRead(parts, all, {})).toEqual({ read: [], unread: 5 });
    expect(happened).toHaveLength(1);
  });

  it('[PO7] sets all the rest aside for who pressed it, as read by nobody', async () => {
    const { parts, at, happened } = openChannelByHand(upTo(9));
    at.sent = [run(6, 7)];
    expect(await markRead(parts, all, { upTo: 7 })).toEqual({ read: [], unread: 2 });
    expect(happened[0]).toEqual(['sent?', [run(1, 7)]]);
    expect(happened[1]?.[2]).toEqual({ read: [run(6, 7)], settled: [run(1, 7)] });
    at.sent = [];
    expect(await markRead(parts, all, { upTo: 90 })).toEqual({ read: [], unread: 0 });
    expect(happened.at(-1)).toEqual(['told', 'reader', 'account of reader', false]);
  });

  it('tells nobody of what was marked already', async () => {
    const { parts, at, happened } = openChannelByHand(upTo(9));
    at.sent = [run(2)];
    at.marks = { read: [run(2)], settled: [run(2)] };
    await markRead(parts, all, { seen: [run(2)] });
    expect(happened.map(([what]) => what)).toEqual(['sent?', 'marked']);
  });

  it('[WA15] leaves no marks of who only reads back', async () => {
    const { parts, happened } = openChannelByHand(upTo(9));
    expect(await markRead(parts, frozen, { seen: [run(1, 3)], upTo: 9 })).toEqual({ read: [], unread: 0 });
    expect(happened).toEqual([]);
  });

  it('[AC4] takes for read only what words were shown of: a withheld one was looked at', async () => {
    const entries = [entryOf(1), entryOf(2, { kind: 'visit-report' }), entryOf(3)];
    for (const [classes, read] of [
      [['post'], [run(1), run(3)]],
      [['visit-report'], [run(2)]],
      [[], []],
    ] as const) {
      const { parts, at, happened } = openChannelByHand(entries);
      at.sent = [run(1), run(2, 3)];
      await markRead(parts, grantTo(classes), { seen: [run(1, 3)] });
      expect(happened.find(([what]) => what === 'marked')?.[2]).toEqual({ read, settled: [run(1, 3)] });
      expect(happened.filter(([what]) => what === 'read')).toEqual([
        ['read', 0, 1],
        ['read', 1, 3],
      ]);
    }
    // Who is shown both is not asked about entry by entry, and who received them up to some seq is.
    const { parts, at, happened } = openChannelByHand(entries);
    at.sent = [run(1, 3)];
    await markRead(parts, all, { seen: [run(1, 3)] });
    expect(happened.some(([what]) => what === 'read')).toBe(false);
    await markRead(parts, { ...frozen, readOnly: false }, { seen: [run(1, 3)] });
    expect(happened.some(([what]) => what === 'read')).toBe(true);
  });
});

describe('[PO8] who has read', () => {
  const receipt = (position: string, at: string) => ({
    ...{ position, account: `account of ${position}`, name: position, facility: 'f', facilityName: 'F' },
    at: new Date(`2026-11-${at}T00:00:00Z`),
  });

  it('is told person by person, each with the first time, and whether they may read still', async () => {
    const { parts, at } = openChannelByHand(upTo(2));
    at.members = [{ position: 'here' as never }];
    at.covering = [
      receipt('here', '12'),
      receipt('here', '11'),
      receipt('here', '13'),
      receipt('gone', '14'),
    ] as never;
    expect((await listReaders(parts, all, 2)).readers).toEqual([
      {
        ...{ account: 'account of here', position: 'here', name: 'here', facility: 'f', facilityName: 'F' },
        ...{ at: '2026-11-11T00:00:00.000Z', left: false },
      },
      expect.objectContaining({ position: 'gone', at: '2026-11-14T00:00:00.000Z', left: true }),
    ]);
  });

  it('[AC2] is unknown of what is not there, and nobody to who only reads back', async () => {
    const { parts, at } = openChannelByHand(upTo(9));
    at.covering = [receipt('here', '12')] as never;
    for (const seq of [0, 10])
      await expect(listReaders(parts, all, seq)).rejects.toMatchObject({ code: 'A-01' });
    expect((await listReaders(parts, all, 1)).readers).toHaveLength(1);
    expect((await listReaders(parts, all, 9)).readers).toHaveLength(1);
    await expect(listReaders(parts, frozen, 4)).rejects.toMatchObject({ code: 'A-01' });
    expect(await listReaders(parts, frozen, 3)).toEqual({ readers: [] });
  });

  const member = (position: string, facility: string, reads: readonly string[]) => ({
    ...{ position, account: `account of ${position}`, facility, reads: new Set(reads) },
  });
  const mark = (position: string, facility: string, read: ReturnType<typeof run>[]) => ({
    ...{ position, account: `account of ${position}`, facility, facilityName: `name of ${facility}`, read },
  });

  it('is told facility by facility, of the classes that one of its people may read', async () => {
    const { parts, at } = openChannelByHand(upTo(9));
    at.members = [
      member('reader', 'own', ['post']),
      member('n1', 'home', ['post', 'visit-report']),
      member('n2', 'home', ['post']),
      member('p1', 'pharmacy', ['post']),
      member('c1', 'quiet', ['visit-report']),
    ] as never;
    at.ofChannel = [
      mark('reader', 'own', [run(1, 9)]),
      mark('n1', 'home', [run(1, 2)]),
      mark('n2', 'home', [run(3), run(7)]),
      mark('p1', 'pharmacy', [run(5)]),
      mark('g1', 'left', [run(2)]),
      mark('g2', 'left', [run(3)]),
      mark('g3', 'nothing', []),
      { ...mark('own before', 'own', [run(1)]), account: 'account of reader' },
    ] as never;
    expect(await listReceipts(parts, all)).toEqual({
      facilities: [
        {
          ...{ facility: 'home', name: 'name of home' },
          read: { post: [run(1, 3), run(7)], 'visit-report': [run(1, 2)] },
        },
        {
          ...{ facility: 'pharmacy', name: 'name of pharmacy' },
          read: { post: [run(5)], 'visit-report': null },
        },
        // Whoever has marked nothing yet is asked for by position.
        { facility: 'quiet', name: '見本 事業所', read: { post: null, 'visit-report': [] } },
      ],
      left: [{ facility: 'left', name: 'name of left', read: [run(2, 3)] }],
    });
    at.described = () => null;
    expect((await listReceipts(parts, all)).facilities.at(-1)?.name).toBe('');
    expect(await listReceipts(parts, frozen)).toEqual({ facilities: [], left: [] });
  });
});

describe('[PO5] what is unread in all channels', () => {
  it('is of those that may be entered now, counted from their heads, and nothing of what is read back', async () => {
    const { parts } = openChannelByHand(upTo(9));
    const own = ['one', 'two', 'shut', 'back'].map((channel) => ({ channel, patient: `of ${channel}` }));
    const asked: unknown[] = [];
    const more = {
      ...parts,
      channelsOfPosition: async () => own,
      marks: { ofMany: async () => new Map([['one', [run(1, 4)]]]) },
      gate: {
        askAll: async (_actor: unknown, act: string, records: unknown[]) => {
          asked.push(act, ...records);
          return [all, all, { allowed: false }, frozen];
        },
      },
    };
    const actor = { account: 'a', session: 's', position: 'reader' };
    expect(await listUnread(more as never, actor as never)).toEqual({
      channels: [
        { channel: 'one', patient: 'of one', head: 9, unread: 5 },
        { channel: 'two', patient: 'of two', head: 9, unread: 9 },
        { channel: 'back', patient: 'of back', head: 3, unread: 0 },
      ],
    });
    expect(asked).toEqual(['list', ...own.map(({ channel }) => ({ kind: 'channel', id: channel }))]);
    expect(await listUnread(more as never, { ...actor, position: null } as never)).toEqual({ channels: [] });
  });
});
