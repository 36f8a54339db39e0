import * as z from 'zod/mini';
import { topicStates } from '#domain/channels/topicState.ts';
import { clientId } from '../clientId.ts';
import { type ErrorCode, errorCodes, errorDetails } from '../errors.ts';
import { entryPage, markAnswer, newMark, newPost } from '../http/channelRoutes.ts';
import { entryView } from '../http/entryView.ts';
import { newCorrection, newPin, newReaction, newWithdrawal } from '../http/postRoutes.ts';
import { ids } from '../ids.ts';
import { push, request } from './request.ts';

const seq = z.int().check(z.minimum(0), z.maximum(Number.MAX_SAFE_INTEGER));
const channel = ids.channel;

export const channelRequests = {
  'channel:open': request({
    summary:
      'Enters a channel until `channel:close`, the end of the connection or `admission:ended`. Answers what follows `after` (at most 100; without it the newest 50) and the head; what comes after that head is pushed, each once and in order.',
    record: 'channel',
    payload: z.strictObject({ channel, after: z.optional(z.nullable(seq)) }),
    answer: z.extend(entryPage, { present: z.array(ids.position), readOnly: z.boolean() }),
  }),
  'channel:close': request({
    summary: 'Leaves a channel that was opened; leaving one that is not open is no error.',
    record: 'none',
    payload: z.strictObject({ channel }),
    answer: z.object({}),
  }),
  'post:list': request({
    summary:
      'Reads what follows `after` or precedes `before`, at most 100 places, as GET /channels/:channel/posts.',
    record: 'channel',
    payload: z.strictObject({ channel, after: z.optional(seq), before: z.optional(seq) }),
    answer: entryPage,
  }),
  'post:create': request({
    summary:
      'Writes a post or visit report. Acknowledged when it is durable on a majority; a retry with the same clientId is the same post.',
    record: 'channel',
    payload: z.extend(newPost, { channel }),
    answer: z.object({ post: entryView }),
  }),
  'post:correct': request({
    summary:
      "Corrects one's own post or report: an entry of the log that holds the new wording; what stood before stays in its place.",
    record: 'channel',
    payload: z.extend(newCorrection, { channel, post: ids.post }),
    answer: z.object({ post: entryView }),
  }),
  'post:withdraw': request({
    summary:
      "Takes back one's own post or report with its files: an entry of the log; place and trace stay, the content is shown no more.",
    record: 'channel',
    payload: z.extend(newWithdrawal, { channel, post: ids.post }),
    answer: z.object({ post: entryView }),
  }),
  'post:react': request({
    summary:
      "Answers a post by 了解, ありがとう or 確認しました under one's name, or takes that back (`on` false).",
    record: 'channel',
    payload: z.extend(newReaction, { channel, post: ids.post }),
    answer: z.object({ post: entryView }),
  }),
  'post:pin': request({
    summary: 'Pins a post for the team, or ends that (`on` false).',
    record: 'channel',
    payload: z.extend(newPin, { channel, post: ids.post }),
    answer: z.object({ post: entryView }),
  }),
  'thread:set-state': request({
    summary: "Changes a topic's state; an entry of the log like a post.",
    record: 'channel',
    payload: z.strictObject({ channel, thread: ids.post, state: z.enum(topicStates), clientId }),
    answer: z.object({ post: entryView }),
  }),
  'channel:mark-read': request({
    summary:
      'Marks as read what was in view (`seen`, runs of seqs), or everything up to a seq that was pressed for (`upTo`). Only what was sent to this session is taken; the rest is left out of the answer.',
    record: 'channel',
    payload: z.extend(newMark, { channel }),
    answer: markAnswer,
  }),
  typing: request({
    summary: 'Tells those who have the channel open that one is writing; for a channel that is open here.',
    record: 'channel',
    payload: z.strictObject({ channel }),
    answer: z.object({}),
  }),
} as const;

export const channelPushes = {
  'post:appended': push({
    summary:
      "Entries were appended to an open channel; `posts` follow one another and the last one pushed or answered. What is unread is counted on from here: all of them but one's own.",
    payload: z.object({ channel, posts: z.array(entryView), head: z.number() }),
  }),
  'receipt:changed': push({
    summary: 'Somebody of an open channel has read more: ask for its receipts.',
    payload: z.object({ channel }),
  }),
  'unread:changed': push({
    summary:
      "One's own unread count of a channel up to `head` has changed: by posts where it is not open (at most about twice a second), by what one read on any device where it is or not.",
    payload: z.object({ channel, head: z.number(), unread: z.number() }),
  }),
  'waiting:changed': push({
    summary:
      "What waits in another of one's positions than the one acted in has changed: ask for it (GET /session/waiting).",
    payload: z.object({}),
  }),
  typing: push({
    summary: 'Somebody writes in an open channel; fades after five seconds.',
    payload: z.object({ channel, position: ids.position }),
  }),
  'presence:changed': push({
    summary:
      'The positions that have an open channel open now. Who reads back (`readOnly`) is not among them, and is not told (WA15).',
    payload: z.object({ channel, present: z.array(ids.position) }),
  }),
  'admission:changed': push({
    summary:
      'What one may be shown in this open channel has changed (a clause, a consent, a frozen membership): open it again.',
    payload: z.object({ channel, readOnly: z.boolean() }),
  }),
  'admission:ended': push({
    summary: 'One may no longer be in this channel: nothing more comes, and why.',
    payload: z.object({
      channel,
      code: z.enum(errorCodes as [ErrorCode, ...ErrorCode[]]),
      details: z.optional(errorDetails),
    }),
  }),
} as const;
