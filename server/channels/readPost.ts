import type { Grant } from '#access/gate.ts';
import { isPost } from '#domain/channels/entry.ts';
import type { EntryView } from '#domain/channels/presentEntry.ts';
import type { PostId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import { channelOf } from './channelOf.ts';
import type { ChannelParts } from './channelParts.ts';
import { readHead } from './readHead.ts';
import { showEntries } from './showEntries.ts';

/** [WR6] One post by its id, as this reader may see it: what a quote, a pin or a link refers to. */
export const readPost = async (
  parts: Pick<ChannelParts, 'gate' | 'logs' | 'store'>,
  grant: Grant,
  post: PostId,
): Promise<EntryView> => {
  const [found, head] = await Promise.all([
    parts.store.byId(channelOf(grant), post),
    readHead(parts.logs, grant),
  ]);
  if (found === null || !isPost(found) || found.seq > head) throw new Failure('A-01');
  const [view] = await showEntries(parts, grant, [found], head);
  return view!;
};
