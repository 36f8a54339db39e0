import type { NewCorrection } from '#contracts/http/postRoutes.ts';
import type { Actor } from '#domain/access/actor.ts';
import { isWithheld } from '#domain/channels/disclosure.ts';
import type { EntryView } from '#domain/channels/presentEntry.ts';
import type { ChannelId, PostId } from '#domain/ids.ts';
import { wrongField } from '#platform/wrongField.ts';
import { type Changeable, changePost } from './changePost.ts';
import type { ChannelParts } from './channelParts.ts';
import { checkMentions } from './checkMentions.ts';
import { cleanVitals } from './cleanVitals.ts';

/**
 * [WR1] 訂正 of one's own post or report: the new wording whole, so that what is not named stays as it is. What was written before
 * stays in its place of the log, with who and when.
 */
export const correctPost = (
  parts: ChannelParts,
  actor: Actor,
  channel: ChannelId,
  post: PostId,
  { clientId, ...wanted }: NewCorrection,
): Promise<EntryView> =>
  changePost(
    parts,
    actor,
    { act: 'correct', kind: 'correction', channel, post, clientId },
    true,
    async (found) => {
      const next = corrected(found, wanted);
      await checkMentions(parts, channel, { ...next, kind: found.target.kind });
      return next;
    },
  );

const corrected = ({ target, standing }: Changeable, wanted: Omit<NewCorrection, 'clientId'>) => {
  const { body, vitals } = standing;
  // It is folded for its author, to whom nothing of it is withheld.
  if (isWithheld(body) || isWithheld(vitals)) throw new Error('a post was withheld from its author');
  if (wanted.title != null && body.title === null) throw wrongField('title', 'only where the post has one');
  if (wanted.vitals != null && target.kind === 'post') throw wrongField('vitals', 'only of a visit-report');
  const title = wanted.title ?? body.title;
  const text = wanted.text ?? body.text;
  const mentions = wanted.text === undefined ? (body.mentions ?? []) : (wanted.mentions ?? []);
  const measured = wanted.vitals == null ? vitals : cleanVitals(wanted.vitals);
  if (text === '' && measured === null && target.attachments.length === 0)
    throw wrongField('text', 'at least: 1', 'blank');
  return { title, text, vitals: measured, mentions };
};
