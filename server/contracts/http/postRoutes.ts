import * as z from 'zod/mini';
import { reactions } from '#domain/channels/change.ts';
import { clientId } from '../clientId.ts';
import { day } from '../days.ts';
import { ids } from '../ids.ts';
import { filledLine, text } from '../texts.ts';
import { mentions, seqText, TEXT_LIMIT } from './channelRoutes.ts';
import { municipalityCode } from './directoryFields.ts';
import { entryAuthor, entryView, measured } from './entryView.ts';
import { route } from './route.ts';

const params = z.object({ channel: ids.channel, post: ids.post });
const ofChannel = z.object({ channel: ids.channel });
const answer = z.object({ post: entryView });

/** The new wording: what is not named stays as it is. Mentions go with the text that they stand in. */
export const newCorrection = z.strictObject({
  clientId,
  title: z.optional(filledLine(100)),
  text: z.optional(text(TEXT_LIMIT)),
  vitals: z.optional(measured),
  mentions: z.optional(mentions),
});
export type NewCorrection = z.infer<typeof newCorrection>;
export const newWithdrawal = z.strictObject({ clientId });
/** `on` false: it is taken back. */
export const newReaction = z.strictObject({ clientId, reaction: z.enum(reactions), on: z.boolean() });
export const newPin = z.strictObject({ clientId, on: z.boolean() });

export const postRoutes = {
  readPost: route({
    method: 'GET',
    path: '/channels/:channel/posts/:post',
    summary: 'ひとつの投稿: 引用、固定、リンクが指すもの。訂正・取り消し・リアクションを含む、いまの姿',
    who: 'session',
    record: 'channel',
    params,
    answer,
  }),
  correctPost: route({
    method: 'POST',
    path: '/channels/:channel/posts/:post/corrections',
    summary: '自分の投稿・訪問報告を訂正する。前の内容は、だれがいつ書いたかとともに残る',
    who: 'session',
    record: 'channel',
    params,
    body: newCorrection,
    answer,
  }),
  withdrawPost: route({
    method: 'POST',
    path: '/channels/:channel/posts/:post/withdrawal',
    summary: '自分の投稿・訪問報告を、添付とともに取り消す。場所と跡は残る',
    who: 'session',
    record: 'channel',
    params,
    body: newWithdrawal,
    answer,
  }),
  reactToPost: route({
    method: 'POST',
    path: '/channels/:channel/posts/:post/reactions',
    summary: '了解・ありがとう・確認しました を名前つきでつける、または外す(on: false)',
    who: 'session',
    record: 'channel',
    params,
    body: newReaction,
    answer,
  }),
  pinPost: route({
    method: 'POST',
    path: '/channels/:channel/posts/:post/pin',
    summary: 'チームのために固定する、または固定を外す(on: false)',
    who: 'session',
    record: 'channel',
    params,
    body: newPin,
    answer,
  }),
  readOwnWithdrawn: route({
    method: 'GET',
    path: '/channels/:channel/posts/:post/withdrawn',
    summary: '自分が取り消したものの内容。ほかの人には、ないものと同じ',
    who: 'session',
    record: 'channel',
    params,
    answer,
  }),
  reviewWithdrawn: route({
    method: 'GET',
    path: '/municipalities/:municipality/channels/:channel/posts/:post/withdrawn',
    summary: '取り消されたものを、患者の市区町村の担当者が確かめる。だれがどれを見たかが監査の記録に残る',
    who: 'session',
    record: 'municipality',
    params: z.object({ municipality: municipalityCode, ...params.shape }),
    answer,
  }),
  listPins: route({
    method: 'GET',
    path: '/channels/:channel/pins',
    summary: '固定された投稿、新しく固定されたものから。続きは before に',
    who: 'session',
    record: 'channel',
    params: ofChannel,
    query: z.strictObject({ before: z.optional(seqText) }),
    answer: z.object({
      pins: z.array(entryView),
      /** Ask with `before` of this for those pinned earlier; null: there are none. */
      before: z.nullable(z.number()),
    }),
  }),
  findDay: route({
    method: 'GET',
    path: '/channels/:channel/days',
    summary: 'その日のはじめの場所(seq)。書かれていない日なら、次に書かれた日のはじめ。なければ null',
    who: 'session',
    record: 'channel',
    params: ofChannel,
    query: z.strictObject({ on: day }),
    answer: z.object({ seq: z.nullable(z.number()) }),
  }),
  listMentions: route({
    method: 'GET',
    path: '/channels/mentions',
    summary: '自分宛: いまの所属、その職種・事業所、または全員を呼ぶ投稿で、まだ読んでいないもの',
    who: 'session',
    record: 'self',
    answer: z.object({
      mentions: z.array(
        z.object({
          channel: ids.channel,
          patient: ids.patient,
          post: ids.post,
          seq: z.number(),
          at: z.string(),
          by: z.pick(entryAuthor, { name: true, profession: true, facilityName: true, municipality: true }),
        }),
      ),
    }),
  }),
} as const;
