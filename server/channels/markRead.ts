import { factOfWrite } from '#access/factOfWrite.ts';
import type { Grant } from '#access/gate.ts';
import { authorOf } from './authorOf.ts';
import { channelOf } from './channelOf.ts';
import type { ChannelParts } from './channelParts.ts';
import { positionOf } from './positionOf.ts';
import { readHead } from './readHead.ts';

/** Marks as read up to a seq that there is for this reader; a frozen member leaves no new marks. */
export const markRead = async (
  parts: ChannelParts,
  grant: Grant,
  wanted: number,
): Promise<{ upTo: number; unread: number }> => {
  const channel = channelOf(grant);
  const position = positionOf(grant);
  const head = await readHead(parts.logs, grant);
  if (grant.readOnly) return { upTo: Math.min(await parts.marks.read(channel, position), head), unread: 0 };
  const at = parts.clock.now();
  const reader = await authorOf(parts, grant);
  const fact = factOfWrite(grant, at, 'mark-read', { shows: [] });
  const { upTo, moved } = await parts.marks.raise(channel, reader, Math.min(wanted, head), at, fact);
  if (moved) parts.onMarked(channel, position);
  return { upTo, unread: Math.max(0, head - upTo) };
};
