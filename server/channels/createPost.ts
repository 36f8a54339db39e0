import type { Grant } from '#access/gate.ts';
import type { NewPost } from '#contracts/http/channelRoutes.ts';
import type { Actor } from '#domain/access/actor.ts';
import { type EntryAttachment, isPost } from '#domain/channels/entry.ts';
import { type EntryView, presentEntry } from '#domain/channels/presentEntry.ts';
import { isPicture } from '#domain/channels/presentPictures.ts';
import type { ChannelId, PostId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import { wrongField } from '#platform/wrongField.ts';
import { appendEntry } from './appendEntry.ts';
import { authorOf } from './authorOf.ts';
import type { ChannelParts } from './channelParts.ts';
import { checkMentions } from './checkMentions.ts';
import { cleanVitals } from './cleanVitals.ts';

/** Writes a message, an answer, a new topic or a visit report. Durable before it is acknowledged. */
export const createPost = async (
  parts: ChannelParts,
  actor: Actor,
  channel: ChannelId,
  wanted: NewPost,
): Promise<EntryView> => {
  const record = { kind: 'channel', id: channel } as const;
  const grant = await parts.gate.require(actor, 'write', record);
  checkWords(wanted);
  const vitals = wanted.vitals == null ? null : cleanVitals(wanted.vitals);
  const thread = wanted.thread ?? null;
  if (thread !== null) await requireTopic(parts, channel, thread);
  const quote = wanted.quote ?? null;
  if (quote !== null) await requireQuoted(parts, grant, channel, quote);
  const { mentions = [] } = wanted;
  await checkMentions(parts, channel, { kind: wanted.kind, text: wanted.text, mentions });
  const author = await authorOf(parts, grant);
  const write = (attachments: readonly EntryAttachment[]) =>
    appendEntry(parts, grant, 'write', {
      clientId: wanted.clientId,
      kind: wanted.kind,
      author,
      thread,
      title: wanted.title ?? null,
      text: wanted.text,
      vitals,
      attachments: attachments.map((file) => labelled(file, wanted.labels ?? [])),
      state: null,
      ...(quote === null ? {} : { quote }),
      ...(mentions.length === 0 ? {} : { mentions }),
      at: parts.clock.now(),
    });
  return parts.claimAttachments(actor, [...new Set(wanted.attachments)], record, {
    write,
    isNamed: async (id) => (await parts.store.seqOfAttachment(channel, id)) !== null,
  });
};

const checkWords = (wanted: NewPost): void => {
  const { kind, thread, title, text, vitals, attachments } = wanted;
  if (text === '' && vitals == null && (attachments ?? []).length === 0)
    throw wrongField('text', 'at least: 1', 'blank');
  if (kind === 'post' && vitals != null) throw wrongField('vitals', 'only with kind: visit-report');
  if (thread != null && title != null) throw wrongField('title', 'only without thread');
};

/** A file with what its author says that it shows; of what is no picture nothing is said. */
const labelled = (
  { id, dataClass, name, type, bytes, poster }: EntryAttachment,
  labels: NonNullable<NewPost['labels']>,
): EntryAttachment => {
  const file = { id, dataClass, name, type, bytes, ...(poster && { poster }) };
  const said = isPicture(file) ? labels.find(({ attachment }) => attachment === id) : undefined;
  return { ...file, ...(said?.site && { site: said.site }), ...(said?.title && { title: said.title }) };
};

/** An answer needs its topic in this very channel; any other id is as an unknown one. */
export const requireTopic = async (
  { topics }: Pick<ChannelParts, 'topics'>,
  channel: ChannelId,
  thread: PostId,
): Promise<void> => {
  if (!(await topics.has(channel, thread))) throw new Failure('A-01');
};

/** [WR6] One can quote only what one is shown, word for word; any other id is as an unknown one. */
const requireQuoted = async (
  { store }: Pick<ChannelParts, 'store'>,
  { discloses }: Grant,
  channel: ChannelId,
  quote: PostId,
): Promise<void> => {
  const quoted = await store.byId(channel, quote);
  if (quoted === null || !isPost(quoted) || !('id' in presentEntry(quoted, discloses)))
    throw new Failure('A-01');
};
