import { describe, expect, it } from '@jest/globals';
import { ApiFailure } from '#client/api/ApiFailure.ts';
import { pauseFor } from '#client/api/pauseFor.ts';
import { isSentFor } from '#client/features/attachments/UploadItem.ts';
import { holdOf } from '#client/features/outbox/holdOf.ts';
import { inOrder, nextToSend } from '#client/features/outbox/nextToSend.ts';
import type { OutboxPost, Waiting } from '#client/features/outbox/OutboxPost.ts';

const hour = 3_600_000;
const acting = { session: 's', position: 'p' };
const waiting = (key: string, given: Partial<Waiting> = {}, body: Partial<OutboxPost> = {}): Waiting => ({
  ...{ kind: 'outbox', key, account: 'a', position: 'p', session: 's', record: null, at: 0, until: null },
  ...given,
  body: {
    ...{ channel: 'c' as never, room: { calledName: '', path: '' }, draftKey: '', draft: {} },
    ...{ post: {} as never, files: [], order: 1, refusal: null, approved: null },
    ...body,
  },
});

describe('[DV6] a post that waits goes by itself', () => {
  const cases: [string, Partial<Waiting>, Partial<OutboxPost>, number, string | null][] = [
    ['within the hour it was written in', {}, {}, hour, null],
    ['not after it', {}, {}, hour + 1, 'late'],
    ['not in another session', { session: 'before' }, {}, 1, 'other-session'],
    ['not in another position', { position: 'q' }, {}, 1, 'other-position'],
    ['not after seven days', { session: 'before' }, {}, 7 * 24 * hour + 1, 'old'],
    [
      'once its writer said yes',
      { session: 'before' },
      { approved: { at: 9 * hour, ...acting } },
      9 * hour,
      null,
    ],
    ['and not an hour after that', {}, { approved: { at: 9 * hour, ...acting } }, 10 * hour + 1, 'late'],
    ['as the position that was said', { position: 'q' }, { approved: { at: 0, ...acting } }, 1, null],
    ['even an old one', {}, { approved: { at: 200 * hour, ...acting } }, 200 * hour, null],
    [
      'not as another than was said',
      {},
      { approved: { at: 0, session: 's', position: 'q' } },
      1,
      'other-position',
    ],
  ];
  it.each(cases)('%s', (_, given, body, now, hold) => {
    expect(holdOf(waiting('w', given, body), acting, now)).toBe(hold);
  });
});

describe('[DV5] the order of what waits', () => {
  it('is that in which it was written, whatever the clock says and whichever tab it was written in', () => {
    const posts = [
      waiting('c', { at: 1 }, { order: 3 }),
      waiting('a', { at: 5 }, { order: 1 }),
      waiting('b', { at: 3 }, { order: 2 }),
    ];
    expect(inOrder(posts).map(({ key }) => key)).toEqual(['a', 'b', 'c']);
  });

  it('holds in each room for itself: the first goes, what follows waits for it', () => {
    const posts = [
      waiting('a1', {}, { order: 1 }),
      waiting('a2', {}, { order: 2 }),
      waiting('b1', { session: 'before' }, { order: 3, channel: 'd' as never }),
      waiting('b2', {}, { order: 4, channel: 'd' as never }),
    ];
    // b1 is to be asked about first: b2 does not overtake it.
    expect(nextToSend(posts, acting, 0).map(({ key }) => key)).toEqual(['a1']);
    const refused = { code: 'A-03', traceId: 't' } as const;
    const held = [waiting('a1', {}, { order: 1, refusal: refused }), posts[1]!];
    expect(nextToSend(held, acting, 0).map(({ key }) => key)).toEqual(['a2']);
  });
});

it('[DV8] waits as long as an answer names, longer each time where it names nothing, and not where it is final', () => {
  const failure = (code: 'N-01' | 'V-04' | 'V-03', retryAfterSeconds?: number) =>
    new ApiFailure({
      code,
      traceId: 't',
      details: retryAfterSeconds === undefined ? {} : { retryAfterSeconds },
    });
  expect(pauseFor(failure('V-04', 10), 1)).toBe(10_000);
  const pauses = [1, 2, 3, 4, 5, 6].map((tries) => pauseFor(failure('N-01'), tries));
  expect(pauses).toEqual([4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  expect(pauseFor(failure('V-03'), 1)).toBeNull();
});

it('[DV8] sends a file anew for another position, and before the house forgets what nothing names', () => {
  const sent = (at: number, as: string) => ({ sent: { file: {} as never, at, as } }) as never;
  expect(isSentFor(sent(0, 'p'), 'p', 20 * hour - 1)).toBe(true);
  expect(isSentFor(sent(0, 'p'), 'p', 20 * hour)).toBe(false);
  expect(isSentFor(sent(0, 'q'), 'p', 1)).toBe(false);
  expect(isSentFor({ sent: null } as never, 'p', 1)).toBe(false);
});
