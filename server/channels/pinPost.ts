import type { Actor } from '#domain/access/actor.ts';
import type { EntryView } from '#domain/channels/presentEntry.ts';
import type { ChannelId, PostId } from '#domain/ids.ts';
import { changePost, nothingSaid } from './changePost.ts';
import type { ChannelParts } from './channelParts.ts';
import { lastThatSays } from './reactToPost.ts';

/** [WR9] 固定 of a post for the whole team, and its end: by anybody who may write there, with who did it and when. */
export const pinPost = (
  parts: ChannelParts,
  actor: Actor,
  channel: ChannelId,
  post: PostId,
  { clientId, on }: { readonly clientId: string; readonly on: boolean },
): Promise<EntryView> =>
  changePost(
    parts,
    actor,
    { act: 'pin-post', kind: 'pin', channel, post, clientId },
    false,
    () => ({ ...nothingSaid, on }),
    ({ changes }) => lastThatSays(changes, on, ({ kind }) => kind === 'pin'),
  );
