import type { Model } from 'mongoose';
import type { NoticeSummary } from '#contracts/http/noticeRoutes.ts';
import type { NoticeId } from '#domain/ids.ts';
import { countReceipts } from './countReceipts.ts';
import type { DeliveryRecord } from './deliveryModel.ts';
import type { NoticeRecord } from './noticeModel.ts';
import type { NoticeNeeds } from './noticeNeeds.ts';

/** One row of a list that the gate has let be shown; without a delivery it is one's own. */
export interface Listed {
  readonly id: NoticeId;
  readonly delivery: DeliveryRecord | null;
}

/** A reader's state of a notice; one's own is `sent`. */
const stateOf = (delivery: DeliveryRecord | null): NoticeSummary['state'] => {
  if (delivery === null) return 'sent';
  if (delivery.acknowledgedAt !== null) return 'acknowledged';
  return delivery.openedAt === null ? 'unread' : 'opened';
};

/** Rows of a list in the order asked, their names in one command each, however many rows there are. */
export const summariseNotices = async (
  needs: NoticeNeeds,
  { notices, deliveries }: { notices: Model<NoticeRecord>; deliveries: Model<DeliveryRecord> },
  listed: readonly Listed[],
): Promise<NoticeSummary[]> => {
  if (listed.length === 0) return [];
  const found = await notices
    .find({ _id: { $in: listed.map(({ id }) => id) } }, { text: 0, shown: 0, reach: 0, audience: 0 })
    .lean<NoticeRecord[]>();
  const records = new Map(found.map((record) => [record._id, record]));
  const [facilities, people, names] = await Promise.all([
    needs.facilities(found.map(({ facility }) => facility)),
    needs.personNames(found.map(({ account }) => account)),
    needs.municipalityNames(found.map(({ home }) => home)),
  ]);
  const rows = await Promise.all(
    listed.map(async ({ id, delivery }): Promise<NoticeSummary | null> => {
      const notice = records.get(id);
      if (notice === undefined) return null;
      return {
        id,
        kind: notice.kind ?? 'notice',
        title: notice.title,
        status: notice.status ?? null,
        purpose: notice.purpose,
        sender: {
          name: people.get(notice.account) ?? '',
          facility: facilities.get(notice.facility)?.name ?? '',
          municipality: names.get(notice.home) ?? notice.home,
          crossing: delivery !== null && delivery.fact.to !== notice.home,
        },
        sentAt: notice.sentAt.toISOString(),
        attachments: notice.files.length,
        state: stateOf(delivery),
        progress: delivery === null ? await countReceipts(deliveries, id) : null,
      };
    }),
  );
  return rows.filter((row) => row !== null);
};
