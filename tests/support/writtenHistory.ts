import fc from 'fast-check';
import { type Change, type ChangeKind, reactions } from '#domain/channels/change.ts';
import { classesOfEntry, type Entry } from '#domain/channels/entry.ts';
import type { PositionId, PostId } from '#domain/ids.ts';
import { sampleAuthor } from './channelDrafts.ts';

/** What somebody does next in a room; `of` chooses among the posts that are there. */
export type Move =
  | { readonly does: 'post'; readonly report: boolean; readonly vitals: boolean; readonly photo: boolean }
  | { readonly does: Exclude<ChangeKind, 'reaction' | 'pin'>; readonly of: number; readonly vitals: boolean }
  | {
      readonly does: 'reaction';
      readonly of: number;
      readonly who: number;
      readonly reaction: number;
      readonly on: boolean;
    }
  | { readonly does: 'pin'; readonly of: number; readonly on: boolean };

const of = fc.nat(20);
const post = fc.record({
  ...{ does: fc.constant('post' as const), report: fc.boolean(), vitals: fc.boolean(), photo: fc.boolean() },
});
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 3, arbitrary: post },
  fc.record({ does: fc.constant('correction' as const), of, vitals: fc.boolean() }),
  fc.record({ does: fc.constant('withdrawal' as const), of, vitals: fc.boolean() }),
  fc.record({
    ...{ does: fc.constant('reaction' as const), of, who: fc.nat(2), reaction: fc.nat(2), on: fc.boolean() },
  }),
  fc.record({ does: fc.constant('pin' as const), of, on: fc.boolean() }),
);

/** Any course of things in one room. The log itself may hold what a use case would refuse: two nodes write at once. */
export const moves: fc.Arbitrary<Move[]> = fc.array(move, { minLength: 1, maxLength: 25 });

/** The log of these moves: texts and values name their place, so that each can be told from all others. */
export const logOf = (course: readonly Move[]): Entry[] => {
  const log: Entry[] = [];
  for (const each of course) {
    const seq = log.length + 1;
    const posts = log.filter(({ change }) => change === undefined);
    const base = {
      ...{
        id: `p${seq}` as PostId,
        channel: 'room' as never,
        seq,
        clientId: `c${seq}`,
        author: sampleAuthor('1'),
      },
      ...{
        thread: null,
        title: null,
        text: '',
        vitals: null,
        attachments: [],
        state: null,
        at: new Date(seq),
      },
    };
    if (each.does === 'post') {
      const kind = each.report ? 'visit-report' : 'post';
      const photo = {
        id: `f${seq}` as never,
        dataClass: 'photo',
        name: `photo ${seq}`,
        type: 'x',
        bytes: 1,
      } as const;
      const vitals = each.report && each.vitals ? { pulse: 60 + seq } : null;
      log.push({ ...base, kind, text: `text ${seq}`, vitals, attachments: each.photo ? [photo] : [] });
      continue;
    }
    const target = posts[each.of % Math.max(1, posts.length)];
    if (target === undefined) continue;
    const corrections = log.filter(({ kind, change }) => kind === 'correction' && change?.post === target.id);
    const change: Change = {
      ...{ post: target.id, of: target.seq, kind: target.kind === 'visit-report' ? 'visit-report' : 'post' },
      classes: [...new Set([target, ...corrections].flatMap(classesOfEntry))],
      ...(each.does === 'reaction' ? { reaction: reactions[each.reaction]!, on: each.on } : {}),
      ...(each.does === 'pin' ? { on: each.on } : {}),
    };
    const author =
      each.does === 'reaction' ? { ...base.author, position: `who${each.who}` as PositionId } : base.author;
    // A correction is the new wording whole: vitals that there are stay.
    const measured = [target, ...corrections].some(({ vitals }) => vitals !== null);
    const vitals =
      each.does === 'correction' && target.kind === 'visit-report' && (measured || each.vitals)
        ? { pulse: 60 + seq }
        : null;
    const text = each.does === 'correction' ? `text ${seq}` : '';
    log.push({ ...base, kind: each.does, change, author, text, vitals });
  }
  return log;
};
