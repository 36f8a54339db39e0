import type { Grant } from '#access/gate.ts';
import type { PositionId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import { channelOf } from './channelOf.ts';
import type { ChannelParts } from './channelParts.ts';
import { readHead } from './readHead.ts';
import type { ReceiptRecord } from './receiptModel.ts';

/** Who has read one entry and when, person by person; asked for by hand only. */
export const listReaders = async (
  { marks, logs }: Pick<ChannelParts, 'marks' | 'logs'>,
  grant: Grant,
  seq: number,
) => {
  if (seq < 1 || seq > (await readHead(logs, grant))) throw new Failure('A-01');
  // [WA15] Who read since is newer than what one reads back.
  if (grant.readOnly) return { readers: [] };
  const first = new Map<PositionId, ReceiptRecord>();
  for (const receipt of await marks.covering(channelOf(grant), seq)) {
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
  }));
  return { readers };
};
