import type { Grant } from '#access/gate.ts';
import { joinRuns, type SeqRun } from '#domain/channels/seqRuns.ts';
import type { FacilityId } from '#domain/ids.ts';
import { channelOf } from './channelOf.ts';
import type { ChannelParts } from './channelParts.ts';
import type { ReadMarkRecord } from './readMarkModel.ts';

/** What the people of a facility have read of each class; null: none of them may read that class now. */
export interface FacilityReading {
  readonly facility: FacilityId;
  readonly name: string;
  readonly read: { readonly post: SeqRun[] | null; readonly 'visit-report': SeqRun[] | null };
}

export interface ReceiptsOfChannel {
  readonly facilities: FacilityReading[];
  /** Facilities of people who have read and may not any more: shown apart, and no part of any count. */
  readonly left: { facility: FacilityId; name: string; read: SeqRun[] }[];
}

/**
 * [PO8] 既読 by facility (DOMAIN.md §6: some find receipts for each person pressing): of those who may read now,
 * without the asker's own positions; those who have left are shown apart. A facility counts for an entry if one of
 * its people may read the entry's class.
 */
export const listReceipts = async (
  parts: Pick<ChannelParts, 'marks' | 'membersReading' | 'describePosition'>,
  grant: Grant,
): Promise<ReceiptsOfChannel> => {
  // [WA15] Who has read since then is newer than what one reads back.
  if (grant.readOnly) return { facilities: [], left: [] };
  const channel = channelOf(grant);
  const [members, marks] = await Promise.all([parts.membersReading(channel), parts.marks.ofChannel(channel)]);
  const markOf = new Map(marks.map((mark) => [mark.position, mark]));
  const others = members.filter(({ account }) => account !== grant.actor.account);
  const facilities = new Map<FacilityId, FacilityReading>();
  for (const { account, position, facility, reads } of others) {
    const mark = markOf.get(position);
    const known = facilities.get(facility);
    const name =
      known?.name ??
      mark?.facilityName ??
      (await parts.describePosition(position, account))?.facilityName ??
      '';
    const add = (dataClass: 'post' | 'visit-report') =>
      reads.has(dataClass)
        ? [...joinRuns(known?.read[dataClass] ?? [], mark?.read ?? [])]
        : (known?.read[dataClass] ?? null);
    const read = { post: add('post'), 'visit-report': add('visit-report') };
    facilities.set(facility, { facility, name, read });
  }
  const reading = new Set(members.map(({ position }) => position));
  const gone = marks.filter((mark) => !reading.has(mark.position) && mark.account !== grant.actor.account);
  return { facilities: [...facilities.values()], left: joinByFacility(gone) };
};

const joinByFacility = (marks: readonly ReadMarkRecord[]): ReceiptsOfChannel['left'] => {
  const joined = new Map<FacilityId, ReceiptsOfChannel['left'][number]>();
  for (const { facility, facilityName, read } of marks) {
    if (read.length === 0) continue;
    const before = joined.get(facility)?.read ?? [];
    joined.set(facility, { facility, name: facilityName, read: [...joinRuns(before, read)] });
  }
  return [...joined.values()];
};
