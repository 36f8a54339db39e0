import type { AccountId, NoticeId } from '#domain/ids.ts';
import type { NoticeAttributes } from '#domain/records/notice/noticeAttributes.ts';
import { readTogether } from '#platform/readTogether.ts';
import { readWhole } from '#platform/readWhole.ts';
import type { DeliveryRecord } from './deliveryModel.ts';
import type { NoticeRecord } from './noticeModel.ts';
import type { NoticeStore } from './noticeStore.ts';

type Reached = Pick<DeliveryRecord, '_id' | 'notice' | 'account'>;

/** What the gate must know of a notice, and whether it reached this reader. For an unknown id the store is asked the same. */
export const readNoticeAttributes = ({ notices, deliveries }: NoticeStore) => {
  const noticeOf = readTogether<NoticeId, NoticeRecord>(async (ids) => {
    const asked = { home: 1, position: 1, facility: 1, fromHub: 1, purpose: 1, kind: 1, patient: 1 };
    const found = await notices.find({ _id: { $in: ids } }, asked, readWhole).lean<NoticeRecord[]>();
    return new Map(found.map((record) => [record._id, record]));
  });
  /** Called for many notices of one reader, or for one notice of many readers. */
  const deliveryOf = readTogether<string, Reached>(async (keys) => {
    const asked = keys.map((key) => key.split(' ') as [NoticeId, AccountId]);
    const found = await deliveries
      .find(
        {
          notice: { $in: [...new Set(asked.map(([notice]) => notice))] },
          account: { $in: [...new Set(asked.map(([, account]) => account))] },
        },
        { notice: 1, account: 1 },
        readWhole,
      )
      .lean<Reached[]>();
    return new Map(found.map((each) => [`${each.notice} ${each.account}`, each]));
  });
  return async (id: NoticeId, reader: AccountId): Promise<NoticeAttributes | null> => {
    const [notice, delivery] = await Promise.all([noticeOf(id), deliveryOf(`${id} ${reader}`)]);
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
};
