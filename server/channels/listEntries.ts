import type { Grant } from '#access/gate.ts';
import { PAGE } from '#contracts/http/channelRoutes.ts';
import type { EntryView } from '#domain/channels/presentEntry.ts';
import { channelOf } from './channelOf.ts';
import type { ChannelParts } from './channelParts.ts';
import { positionOf } from './positionOf.ts';
import { readHead } from './readHead.ts';
import { showEntries } from './showEntries.ts';

export interface PageWanted {
  readonly after?: number | undefined;
  readonly before?: number | undefined;
  readonly limit?: number | undefined;
}

/** The newest that one gets without asking for more. */
const NEWEST = 50;

/** A page of a channel: what follows `after`, what precedes `before`, or the newest. Always a bounded range. */
export const listEntries = async (
  parts: Pick<ChannelParts, 'gate' | 'logs' | 'store' | 'marks'>,
  grant: Grant,
  wanted: PageWanted,
): Promise<{ posts: EntryView[]; head: number; read: number }> => {
  const channel = channelOf(grant);
  const head = await readHead(parts.logs, grant);
  const [after, upTo] = rangeOf(wanted, head);
  const entries = after < upTo ? await parts.store.range(channel, after, upTo) : [];
  const read = await parts.marks.read(channel, positionOf(grant));
  return { posts: await showEntries(parts.gate, grant, entries), head, read: Math.min(read, head) };
};

export const rangeOf = ({ after, before, limit }: PageWanted, head: number): [number, number] => {
  const most = Math.min(limit ?? PAGE, PAGE);
  if (after !== undefined) return [after, Math.min(after + most, head)];
  if (before !== undefined) {
    const upTo = Math.min(before - 1, head);
    return [Math.max(0, upTo - most), upTo];
  }
  return [Math.max(0, head - Math.min(limit ?? NEWEST, PAGE)), head];
};
