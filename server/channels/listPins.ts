import type { Grant } from '#access/gate.ts';
import type { Entry } from '#domain/channels/entry.ts';
import type { EntryView } from '#domain/channels/presentEntry.ts';
import { channelOf } from './channelOf.ts';
import type { ChannelParts } from './channelParts.ts';
import { STRIDE } from './entryStore.ts';
import { readHead } from './readHead.ts';
import { showEntries } from './showEntries.ts';

const PAGE = 30;

/** [WR9] The posts that are pinned now, the newest pin first, each as the reader may see it. */
export const listPins = async (
  parts: Pick<ChannelParts, 'gate' | 'logs' | 'store'>,
  grant: Grant,
  before: number | undefined,
): Promise<{ pins: EntryView[]; before: number | null }> => {
  const channel = channelOf(grant);
  const head = await readHead(parts.logs, grant);
  const last = new Map<string, Entry>();
  // The last pin entry of each post counts, so all of them are read; there is one for each press.
  for (let after = 0; after < head; after += STRIDE)
    for (const each of await parts.store.ofKind(channel, 'pin', after, Math.min(after + STRIDE, head)))
      if (each.change && grant.discloses(each.change.kind, each.seq).disclosed)
        last.set(each.change.post, each);
  const pinned = [...last.values()]
    .filter(({ change, seq }) => change?.on !== false && seq < (before ?? head + 1))
    .sort((a, b) => b.seq - a.seq);
  const page = pinned.slice(0, PAGE);
  const found = await parts.store.byIds(
    channel,
    page.flatMap(({ change }) => change?.post ?? []),
  );
  const inOrder = page.flatMap(({ change }) => found.find(({ id }) => id === change?.post) ?? []);
  const views = await showEntries(parts, grant, inOrder, head);
  return {
    // A withdrawn post is not pinned any more.
    pins: views.filter((view) => !('id' in view) || view.standing?.pinned != null),
    before: pinned.length > PAGE ? page.at(-1)!.seq : null,
  };
};
