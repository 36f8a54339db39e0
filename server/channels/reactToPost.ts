import type { Actor } from '#domain/access/actor.ts';
import type { Reaction } from '#domain/channels/change.ts';
import type { Entry } from '#domain/channels/entry.ts';
import type { EntryView } from '#domain/channels/presentEntry.ts';
import type { ChannelId, PostId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import { changePost, nothingSaid } from './changePost.ts';
import type { ChannelParts } from './channelParts.ts';

/** [WR8] 了解, ありがとう, 確認しました under one's own name: one of each for each position, and each can be taken back. */
export const reactToPost = (
  parts: ChannelParts,
  actor: Actor,
  channel: ChannelId,
  post: PostId,
  {
    clientId,
    reaction,
    on,
  }: { readonly clientId: string; readonly reaction: Reaction; readonly on: boolean },
): Promise<EntryView> =>
  changePost(
    parts,
    actor,
    { act: 'react', kind: 'reaction', channel, post, clientId },
    false,
    () => ({ ...nothingSaid, reaction, on }),
    ({ changes }) =>
      lastThatSays(changes, on, (each) => {
        const isSame = each.kind === 'reaction' && each.change?.reaction === reaction;
        return isSame && each.author.position === actor.position;
      }),
  );

/** The last entry that says the same, if it still holds; a reaction that was never given cannot be taken back. */
export const lastThatSays = (
  changes: readonly Entry[],
  on: boolean,
  isOfIt: (entry: Entry) => boolean,
): Entry | null => {
  const last = changes.findLast(isOfIt);
  if (last === undefined && !on) throw new Failure('C-01', { reason: 'nothing-to-take-back' });
  return last?.change?.on === on ? last : null;
};
