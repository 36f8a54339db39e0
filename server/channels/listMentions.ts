import type { Actor } from '#domain/access/actor.ts';
import { classOfEntry, type EntryAuthor, isPost } from '#domain/channels/entry.ts';
import { hasSeq } from '#domain/channels/seqRuns.ts';
import type { ChannelId, PatientId, PostId } from '#domain/ids.ts';
import type { ChannelParts } from './channelParts.ts';
import { ownChannels } from './ownChannels.ts';
import { readHead } from './readHead.ts';

/** A row of 自分宛: who called, where and when, and nothing of what they wrote (AU10). */
interface Calling {
  readonly channel: ChannelId;
  readonly patient: PatientId;
  readonly post: PostId;
  readonly seq: number;
  readonly at: string;
  readonly by: Pick<EntryAuthor, 'name' | 'profession' | 'facilityName' | 'municipality'>;
}

/**
 * [WR11] 自分宛: the posts that call the position that one acts in, its profession, its facility or 全員, in the channels
 * that it may enter, until it has read them. One's own posts and withdrawn ones are left out.
 */
export const listMentions = async (parts: ChannelParts, actor: Actor): Promise<{ mentions: Calling[] }> => {
  const { position, account } = actor;
  if (position === null) return { mentions: [] };
  const [own, self] = await Promise.all([
    ownChannels(parts, actor, position),
    parts.describePosition(position, account),
  ]);
  if (self === null) return { mentions: [] };
  // Somebody who reads back is not called by anything newer (WA15), and marks nothing as read.
  const open = own.filter(({ grant }) => !grant.readOnly);
  const called = await parts.store.calling(
    open.map(({ channel }) => channel),
    [position, self.facility, self.profession, 'all'],
  );
  const found = await Promise.all(
    open.map(async ({ channel, patient, grant, settled }): Promise<Calling[]> => {
      const waiting = called.filter(
        (each) =>
          each.channel === channel &&
          isPost(each) &&
          each.author.account !== account &&
          !hasSeq(settled, each.seq) &&
          grant.discloses(classOfEntry(each), each.seq).disclosed,
      );
      if (waiting.length === 0) return [];
      const head = await readHead(parts.logs, grant);
      const changes = await parts.store.changesOf(
        channel,
        waiting.map(({ id }) => id),
        head,
      );
      const gone = new Set(
        changes.flatMap(({ kind, change }) => (kind === 'withdrawal' ? change?.post : [])),
      );
      return waiting
        .filter(({ id }) => !gone.has(id))
        .map(({ id: post, seq, at, author: { name, profession, facilityName, municipality } }) => ({
          ...{ channel, patient, post, seq, at: at.toISOString() },
          by: { name, profession, facilityName, municipality },
        }));
    }),
  );
  return { mentions: found.flat().sort((a, b) => b.at.localeCompare(a.at)) };
};
