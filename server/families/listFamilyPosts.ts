import type { Grant } from '#access/gate.ts';
import type { familyRoutes } from '#contracts/http/familyRoutes.ts';
import type { FamilyPostView } from '#contracts/http/familyView.ts';
import type { Answer } from '#contracts/http/route.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { ShownRun } from '#domain/channels/shownRuns.ts';
import type { PatientId } from '#domain/ids.ts';
import type { FamilyAddressee } from '#domain/records/familyRoom/familyVocabulary.ts';
import type { FamilyParts } from './familyParts.ts';
import type { FamilyPostRecord } from './familyPostModel.ts';
import type { FamilyRoomRecord } from './familyRoomModel.ts';
import { protectionOf, shownAuthor } from './protectionOf.ts';
import { requireAddressee } from './requireAddressee.ts';
import { seenBy } from './seenBy.ts';
import { sideOf } from './sideOf.ts';

/** So many are answered at once. */
const PAGE = 50;

interface Wanted {
  readonly to: FamilyAddressee;
  readonly before?: number | undefined;
}

/** A page of what was written to the team, or to the doctor. Across a border its provision is opened before it leaves (WA15). */
export const listFamilyPosts =
  (parts: FamilyParts) =>
  async (
    actor: Actor,
    id: PatientId,
    { to, before }: Wanted,
  ): Promise<Answer<typeof familyRoutes.listFamilyPosts>> => {
    const { gate, rooms, posts } = parts;
    const grant = await gate.require(actor, 'read', { kind: 'familyRoom', id });
    requireAddressee(grant, to);
    const room = await rooms.findById(id).lean<FamilyRoomRecord>();
    const upTo = Math.min(before === undefined ? (room?.head ?? 0) : before - 1, room?.head ?? 0);
    const found = await posts
      .find({ room: id, to, seq: { $lte: upTo } })
      .sort({ seq: -1 })
      .limit(PAGE + 1)
      .lean<FamilyPostRecord[]>();
    const page = found.slice(0, PAGE).reverse();
    await gate.provideRuns(grant, runsOf(page, grant));
    const withheld = protectionOf(room, sideOf(grant));
    return {
      posts: page.map((post) => show(post, grant, withheld)),
      more: found.length > PAGE,
      seen: await seenBy(parts, grant, room, to),
    };
  };

/** One run for each: between two of one addressee there may be others that were not shown. */
const runsOf = (page: readonly FamilyPostRecord[], { discloses }: Grant): ShownRun[] =>
  page.flatMap(({ seq, attachments }) => {
    const classes = attachments.length === 0 ? (['post'] as const) : (['post', 'photo'] as const);
    const dataClasses = classes.filter((each) => discloses(each, seq).disclosed);
    return dataClasses.length === 0 ? [] : [{ first: seq, last: seq, dataClasses }];
  });

const show = (
  post: FamilyPostRecord,
  { actor, discloses, ground }: Grant,
  withheld: ReturnType<typeof protectionOf>,
): FamilyPostView => {
  const { seq, at, side, author, attachments, handled } = post;
  const isOwn = author.account === actor.account && author.position === actor.position;
  const [words, photos] = [discloses('post', seq), discloses('photo', seq)];
  const hidden = [words, ...(attachments.length > 0 ? [photos] : [])].find((each) => !each.disclosed);
  return {
    ...{ seq, side, isOwn, at: at.toISOString() },
    author: shownAuthor(author, withheld, isOwn),
    text: words.disclosed ? post.text : null,
    // A file's name may say a name or a place, as the words of a phone's album do.
    attachments: photos.disclosed
      ? attachments.map((each) => (ground.relation === 'family' ? { ...each, name: '' } : each))
      : [],
    withheld: hidden?.disclosed === false ? hidden.rule : null,
    handled: handled && {
      name: withheld.names ? null : handled.author.name,
      profession: handled.author.profession ?? '',
      facility: withheld.places ? null : handled.author.facility,
      at: handled.at.toISOString(),
    },
  };
};
