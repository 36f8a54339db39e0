import type { Grant } from '#access/gate.ts';
import type { Entry } from '#domain/channels/entry.ts';
import type { EntryView } from '#domain/channels/presentEntry.ts';
import { channelOf } from './channelOf.ts';
import type { ChannelParts } from './channelParts.ts';
import { STRIDE } from './entryStore.ts';
import { readHead } from './readHead.ts';
import { showEntries } from './showEntries.ts';

const PAGE = 30;

/** [WR9] What is pinned now, the newest pin first: the posts themselves, each by the reader's right. */
export const listPins = async (
  parts: Pick<ChannelParts, 'gate' | 'logs' | 'store'>,
  grant: Grant,
  before: number | undefined,
): Promise<{ pins: EntryView[]; before: number | null }> => {
  const channel = channelOf(grant);
  const head = await readHead(parts.logs, grant);
  const last = new Map<string, Entry>();
  // Of each post the last word counts, so that all of them are read; there is one for each press.
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
    // A withdrawn one is pinned no more.
    pins: views.filter((view) => !('id' in view) || view.standing?.pinned != null),
    before: pinned.length > PAGE ? page.at(-1)!.seq : null,
  };
};
