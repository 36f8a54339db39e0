import * as z from 'zod/mini';
import { mentionKinds } from '#domain/channels/mention.ts';
import { topicStates } from '#domain/channels/topicState.ts';
import { vitalSigns } from '#domain/channels/vitals.ts';
import { bodySites } from '#domain/vocabulary/bodySites.ts';
import { clientId } from '../clientId.ts';
import { ids } from '../ids.ts';
import { filledLine, text } from '../texts.ts';
import { albumPage, pictureLabel } from './albumView.ts';
import { entryView, measured, type shownEntry, vitals } from './entryView.ts';
import { route } from './route.ts';

const params = z.object({ channel: ids.channel });
const seq = z.int().check(z.minimum(0), z.maximum(Number.MAX_SAFE_INTEGER));
export const seqText = z.pipe(
  z.pipe(
    z.string().check(z.regex(/^[0-9]{1,15}$/)),
    z.transform((text) => Number(text)),
  ),
  seq,
);

/** An answer carries at most so many entries; the next page is asked for by `after` or `before`. */
export const PAGE = 100;
/** The longest text of a post: some 25 pages of a notebook. */
export const TEXT_LIMIT = 10_000;

/** Whom the text calls, and where in it their name stands: `id` is a position, a profession, a facility, or `all`. */
export const mentions = z
  .array(
    z.strictObject({
      kind: z.enum(mentionKinds),
      id: filledLine(80),
      at: z.int().check(z.minimum(0), z.maximum(TEXT_LIMIT)),
      length: z.int().check(z.minimum(1), z.maximum(200)),
    }),
  )
  .check(z.maxLength(20));

/** What is written: a message, an answer in a topic (`thread`), a new topic (`title`), or a visit report. */
export const newPost = z.strictObject({
  clientId,
  kind: z.enum(['post', 'visit-report']),
  thread: z.optional(z.nullable(ids.post)),
  title: z.optional(z.nullable(filledLine(100))),
  text: text(TEXT_LIMIT),
  vitals: z.optional(z.nullable(measured)),
  attachments: z.optional(z.array(ids.attachment).check(z.maxLength(10))),
  /** What some of the attached pictures show. */
  labels: z.optional(z.array(pictureLabel).check(z.maxLength(10))),
  /** The post that this one answers word for word. */
  quote: z.optional(z.nullable(ids.post)),
  mentions: z.optional(mentions),
});
export type NewPost = z.infer<typeof newPost>;

export const newTopicState = z.strictObject({ clientId, state: z.enum(topicStates) });

/** A run of seqs that follow one another, both ends included. */
export const seqRun = z.object({ first: z.number(), last: z.number() });

/** The places after `after` or, without it, the newest ones. `head` is the last seq that there is for this reader. */
export const entryPage = z.object({
  posts: z.array(entryView),
  head: z.number(),
  /** The places among `posts` that do not count as unread: read, one's own, or set aside. */
  read: z.array(seqRun),
  /** Of the whole channel. */
  unread: z.number(),
  /** The oldest unread place, whether or not it is among `posts`; null: there is none. */
  firstUnread: z.nullable(z.number()),
});

const runs = z.nullable(z.array(seqRun));
export const receiptsView = z.object({
  /**
   * For each facility of those who may read now, one's own positions left out: the posts and the visit reports that
   * its people have read; null: none of them may read that class. An entry is read by a facility if the runs of its
   * class cover the seq.
   */
  facilities: z.array(
    z.object({
      facility: ids.facility,
      name: z.string(),
      read: z.object({ post: runs, 'visit-report': runs }),
    }),
  ),
  /** What those have read who may not read any more: no part of the counts. */
  left: z.array(z.object({ facility: ids.facility, name: z.string(), read: z.array(seqRun) })),
});

const place = z.int().check(z.minimum(1), z.maximum(Number.MAX_SAFE_INTEGER));
/** What was in view (`seen`) or, by すべて既読にする, everything up to a seq (`upTo`). */
export const newMark = z.strictObject({
  seen: z.optional(z.array(z.strictObject({ first: place, last: place })).check(z.maxLength(50))),
  upTo: z.optional(seq),
});
/** `read`: the part of `seen` that does not count as unread any more. What was never sent to this session is not in it. */
export const markAnswer = z.object({ read: z.array(seqRun), unread: z.number() });

export const channelRoutes = {
  listPosts: route({
    method: 'GET',
    path: '/channels/:channel/posts',
    summary: '連絡を読む: after より後、before より前、どちらもなければ新しいもの',
    who: 'session',
    record: 'channel',
    params,
    query: z.strictObject({
      after: z.optional(seqText),
      before: z.optional(seqText),
      limit: z.optional(seqText),
    }),
    answer: entryPage,
  }),
  createPost: route({
    method: 'POST',
    path: '/channels/:channel/posts',
    summary: '投稿する(連絡、話題、返事、訪問報告)。同じ clientId の再送は同じ投稿になる',
    who: 'session',
    record: 'channel',
    params,
    body: newPost,
    answer: z.object({ post: entryView }),
  }),
  listTopics: route({
    method: 'GET',
    path: '/channels/:channel/topics',
    summary:
      '話題の一覧(状態、返事の数)、新しい順。続きは、最後の話題の seq を before に。waiting=yes は、済でないものだけを全部から探し、件数を返す',
    who: 'session',
    record: 'channel',
    params,
    query: z.strictObject({ before: z.optional(seqText), waiting: z.optional(z.literal('yes')) }),
    answer: z.object({
      topics: z.array(
        z.object({
          opener: entryView,
          thread: ids.post,
          state: z.enum(topicStates),
          replies: z.number(),
          /** The opener of a topic and its answers. */
          unread: z.number(),
          lastSeq: z.number(),
        }),
      ),
      head: z.number(),
      more: z.boolean(),
      /** With `waiting`, how many topics wait from there on; else null. */
      count: z.nullable(z.number()),
    }),
  }),
  readThread: route({
    method: 'GET',
    path: '/channels/:channel/threads/:thread',
    summary: '話題をひらく: はじめの投稿、返事、状態の移り変わり',
    who: 'session',
    record: 'channel',
    params: z.extend(params, { thread: ids.post }),
    query: z.strictObject({ after: z.optional(seqText) }),
    answer: z.object({
      opener: entryView,
      state: z.enum(topicStates),
      posts: z.array(entryView),
      /** The places among these that do not count as unread. */
      read: z.array(seqRun),
      /** Whether more follow: ask again with `after` set to the last one. */
      more: z.boolean(),
    }),
  }),
  setTopicState: route({
    method: 'POST',
    path: '/channels/:channel/threads/:thread/state',
    summary: '話題の状態を変える(未対応・対応中・済)',
    who: 'session',
    record: 'channel',
    params: z.extend(params, { thread: ids.post }),
    body: newTopicState,
    answer: z.object({ post: entryView }),
  }),
  readVitals: route({
    method: 'GET',
    path: '/channels/:channel/vitals',
    summary: 'バイタルの推移。見られない値は、その場所と規則だけ',
    who: 'session',
    record: 'channel',
    params,
    query: z.strictObject({ before: z.optional(seqText) }),
    answer: z.object({
      signs: z.array(z.enum(vitalSigns)),
      points: z.array(
        z.object({
          seq: z.number(),
          at: z.string(),
          values: z.union([vitals, z.object({ withheld: z.literal('vitals'), rule: z.string() })]),
          /** What stood there before it was corrected, oldest first, and when each was. */
          earlier: z.optional(z.array(z.object({ correctedAt: z.string(), values: vitals }))),
          /** Withdrawn: the place is left, without values. */
          withdrawn: z.optional(z.boolean()),
        }),
      ),
      /** Ask again with `before` set to this for older ones; null: there are none. */
      before: z.nullable(z.number()),
    }),
  }),
  readPictures: route({
    method: 'GET',
    path: '/channels/:channel/pictures',
    summary:
      '写真と動画のアルバム、新しい順。site を指定すると、その部位のものがある投稿だけ。見られないものは、その場所と規則だけ（site を指定したときは出ない）。続きは before で',
    who: 'session',
    record: 'channel',
    params,
    query: z.strictObject({ before: z.optional(seqText), site: z.optional(z.enum(bodySites)) }),
    answer: albumPage,
  }),
  markRead: route({
    method: 'POST',
    path: '/channels/:channel/read',
    summary:
      '画面に出たものを既読にする(seen)、または、すべて既読にする(upTo)。このセッションに送られたものだけが既読になる',
    who: 'session',
    record: 'channel',
    params,
    body: newMark,
    answer: markAnswer,
  }),
  listReceipts: route({
    method: 'GET',
    path: '/channels/:channel/receipts',
    summary: '既読: いま読める人の事業所ごとに、どれが読まれたか。読めなくなった人のものは別に',
    who: 'session',
    record: 'channel',
    params,
    answer: receiptsView,
  }),
  listReaders: route({
    method: 'GET',
    path: '/channels/:channel/posts/:seq/readers',
    summary: 'この投稿を読んだ人と時刻(求められたときだけ、人ごとに)',
    who: 'session',
    record: 'channel',
    params: z.extend(params, { seq: seqText }),
    answer: z.object({
      readers: z.array(
        z.object({
          account: ids.account,
          position: ids.position,
          name: z.string(),
          facility: ids.facility,
          facilityName: z.string(),
          at: z.string(),
          /** Whether they may not read it any more. */
          left: z.boolean(),
        }),
      ),
    }),
  }),
  listUnread: route({
    method: 'GET',
    path: '/channels/unread',
    summary: '担当している連絡それぞれの未読の数',
    who: 'session',
    record: 'self',
    answer: z.object({
      channels: z.array(
        z.object({
          channel: ids.channel,
          patient: ids.patient,
          head: z.number(),
          unread: z.number(),
        }),
      ),
    }),
  }),
} as const;

export type ShownPost = z.infer<typeof shownEntry>;
