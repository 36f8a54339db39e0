import { classOfEntry, type Entry } from '#domain/channels/entry.ts';
import { type Mention, misplacedMention } from '#domain/channels/mention.ts';
import type { ChannelId } from '#domain/ids.ts';
import { wrongField } from '#platform/wrongField.ts';
import type { ChannelParts } from './channelParts.ts';

/**
 * [WR10] Those whom a text calls must be able to read it: a person who may, or a profession or facility of which
 * somebody may. All others are refused alike, whether or not they exist. It is also checked where their names stand
 * in the text.
 */
export const checkMentions = async (
  { membersReading, describePosition }: Pick<ChannelParts, 'membersReading' | 'describePosition'>,
  channel: ChannelId,
  { kind, text, mentions = [] }: Pick<Entry, 'kind' | 'text'> & { readonly mentions?: readonly Mention[] },
): Promise<void> => {
  if (mentions.length === 0) return;
  const misplaced = misplacedMention(mentions, text);
  if (misplaced !== null) throw wrongField(`mentions.${misplaced}`, 'in order, apart, and within the text');
  const dataClass = classOfEntry({ kind });
  const readers = (await membersReading(channel)).filter(({ reads }) => reads.has(dataClass));
  const professions = new Set(
    mentions.some((each) => each.kind === 'profession')
      ? (await Promise.all(readers.map(({ position, account }) => describePosition(position, account)))).map(
          (author) => author?.profession,
        )
      : [],
  );
  const mayRead = ({ kind: of, id }: Mention): boolean => {
    if (of === 'all') return id === 'all';
    if (of === 'profession') return professions.has(id);
    return readers.some(({ position, facility }) => (of === 'person' ? position : facility) === id);
  };
  const first = mentions.findIndex((each) => !mayRead(each));
  if (first !== -1) throw wrongField(`mentions.${first}`, 'who may read this channel', 'cannot-read');
};
