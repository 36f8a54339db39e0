import type { Model } from 'mongoose';
import type { NoticeFacts } from '#domain/access/facts.ts';
import type { AccountId, NoticeId } from '#domain/ids.ts';
import type { DeliveryRecord } from './deliveryModel.ts';
import type { NoticeRecord } from './noticeModel.ts';

/** What the gate must know of a notice, and whether it reached this reader; asked alike for an id that is unknown. */
export const readNoticeFacts =
  ({ notices, deliveries }: { notices: Model<NoticeRecord>; deliveries: Model<DeliveryRecord> }) =>
  async (id: NoticeId, reader: AccountId): Promise<NoticeFacts | null> => {
    const [notice, delivery] = await Promise.all([
      notices
        .findById(id, { home: 1, position: 1, facility: 1, fromHub: 1, purpose: 1, kind: 1, patient: 1 })
        .lean<NoticeRecord>(),
      deliveries.findOne({ notice: id, account: reader }).select('_id').lean<Pick<DeliveryRecord, '_id'>>(),
    ]);
    if (notice === null) return null;
    return {
      id,
      home: notice.home,
      sender: notice.position,
      senderFacility: notice.facility,
      fromHub: notice.fromHub,
      purpose: notice.purpose,
      kind: notice.kind,
      patient: notice.patient,
      reached: delivery !== null,
    };
  };
