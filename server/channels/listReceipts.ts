import type { Grant } from '#access/gate.ts';
import type { FacilityId } from '#domain/ids.ts';
import { channelOf } from './channelOf.ts';
import type { ChannelParts } from './channelParts.ts';
import { readHead } from './readHead.ts';

/** Receipts per facility (DOMAIN.md §6: some find receipts per person pressing). */
export const listReceipts = async (
  { marks, logs }: Pick<ChannelParts, 'marks' | 'logs'>,
  grant: Grant,
): Promise<{ facilities: { facility: FacilityId; name: string; upTo: number }[] }> => {
  // [WA15] Who read since is newer than what one reads back.
  if (grant.readOnly) return { facilities: [] };
  const head = await readHead(logs, grant);
  const furthest = new Map<FacilityId, { facility: FacilityId; name: string; upTo: number }>();
  for (const { facility, facilityName, upTo } of await marks.ofChannel(channelOf(grant))) {
    const seen = furthest.get(facility)?.upTo ?? 0;
    furthest.set(facility, { facility, name: facilityName, upTo: Math.min(head, Math.max(seen, upTo)) });
  }
  return { facilities: [...furthest.values()] };
};
