import type { Actor } from '#domain/access/actor.ts';
import type { EntryView } from '#domain/channels/presentEntry.ts';
import type { ChannelId, PostId } from '#domain/ids.ts';
import { changePost, nothingSaid } from './changePost.ts';
import type { ChannelParts } from './channelParts.ts';

/** [WR2] 取り消し of one's own post or report, with its files: its place and trace stay. */
export const withdrawPost = (
  parts: ChannelParts,
  actor: Actor,
  channel: ChannelId,
  post: PostId,
  { clientId }: { readonly clientId: string },
): Promise<EntryView> =>
  changePost(
    parts,
    actor,
    { act: 'withdraw-post', kind: 'withdrawal', channel, post, clientId },
    true,
    () => nothingSaid,
  );
