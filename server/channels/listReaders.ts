import type { Grant } from '#access/gate.ts';
import type { PositionId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import { channelOf } from './channelOf.ts';
import type { ChannelParts } from './channelParts.ts';
import { readHead } from './readHead.ts';
import type { ReceiptRecord } from './receiptModel.ts';

/** Who has read one entry and when, person by person, and whether they may still read it (PO8). Only given when asked for. */
export const listReaders = async (
  { marks, logs, membersReading }: Pick<ChannelParts, 'marks' | 'logs' | 'membersReading'>,
  grant: Grant,
  seq: number,
) => {
  if (seq < 1 || seq > (await readHead(logs, grant))) throw new Failure('A-01');
  // [WA15] Who has read it since then is newer than what one reads back.
  if (grant.readOnly) return { readers: [] };
  const channel = channelOf(grant);
  const here = new Set((await membersReading(channel)).map(({ position }) => position));
  const first = new Map<PositionId, ReceiptRecord>();
  for (const receipt of await marks.covering(channel, seq)) {
    const before = first.get(receipt.position);
    if (before === undefined || receipt.at < before.at) first.set(receipt.position, receipt);
  }
  const readers = [...first.values()].map(({ account, position, name, facility, facilityName, at }) => ({
    account,
    position,
    name,
    facility,
    facilityName,
    at: at.toISOString(),
    left: !here.has(position),
  }));
  return { readers };
};
