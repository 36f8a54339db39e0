import type { Gate, Grant } from '#access/gate.ts';
import { type Entry, isPost } from '#domain/channels/entry.ts';
import type { EntryView } from '#domain/channels/presentEntry.ts';
import { showFolded } from '#domain/channels/showFolded.ts';
import type { ChannelId } from '#domain/ids.ts';
import { channelOf } from './channelOf.ts';
import type { ChannelParts } from './channelParts.ts';

/**
 * Entries as the reader of this grant may see them, in one answer, with what became of them up to the head. Across a border a
 * provision for each run of what is shown, with the classes that it has, is stored before they are given (WA15, AU11,
 * DESIGN decision 8).
 */
export const showEntries = async (
  { gate, store }: Pick<ChannelParts, 'store'> & { readonly gate: Pick<Gate, 'provideRuns'> },
  grant: Grant,
  entries: readonly Entry[],
  head: number,
  /** All that follows them up to the head, where that is at hand. */
  following: readonly Entry[] = [],
): Promise<EntryView[]> => {
  const changes = await changesBeside(store, channelOf(grant), entries, head, following);
  const { views, runs } = showFolded(entries, changes, grant.discloses);
  await gate.provideRuns(grant, runs);
  return views;
};

/**
 * What was said of these entries' posts that is not among them. Those that reach up to the head without a gap have it all, but
 * for corrections of what stands before them: whether that is withdrawn is asked.
 */
export const changesBeside = async (
  store: Pick<ChannelParts['store'], 'changesOf'>,
  channel: ChannelId,
  entries: readonly Entry[],
  head: number,
  following: readonly Entry[] = [],
): Promise<Entry[]> => {
  const all = [...entries, ...following];
  const [first, last] = [all[0]?.seq ?? 0, all.at(-1)?.seq ?? 0];
  const reachesHead = last >= head && last - first + 1 === all.length;
  const corrected = entries.flatMap(({ kind, change }) =>
    kind === 'correction' && change != null && change.of < first ? [change.post] : [],
  );
  const posts = reachesHead ? [] : entries.filter(isPost).map(({ id }) => id);
  const asked = [...new Set([...posts, ...corrected])];
  const ids = new Set(entries.map(({ id }) => id));
  const here = following.filter(({ change }) => change != null && ids.has(change.post));
  return asked.length === 0 ? here : [...here, ...(await store.changesOf(channel, asked, head))];
};
