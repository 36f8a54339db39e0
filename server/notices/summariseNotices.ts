import type { NoticeSummary } from '#contracts/http/noticeRoutes.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { NoticeId, PositionId } from '#domain/ids.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { countReceipts, receiptsOf } from './countReceipts.ts';
import type { DeliveryRecord } from './deliveryModel.ts';
import type { NoticeRecord } from './noticeModel.ts';
import type { NoticeParts } from './noticeParts.ts';

/**
 * One row of a list that the gate allows to be shown. Without a delivery it is a notice of one's own, or one of a
 * patient's.
 */
export interface Listed {
  readonly id: NoticeId;
  readonly delivery: DeliveryRecord | null;
}

/** A reader's state of a notice. One's own is `sent`; one that was not sent to them is `listed`. */
const stateOf = (delivery: DeliveryRecord | null, isOwn: boolean): NoticeSummary['state'] => {
  if (delivery === null) return isOwn ? 'sent' : 'listed';
  if (delivery.acknowledgedAt !== null) return 'acknowledged';
  return delivery.openedAt === null ? 'unread' : 'opened';
};

/** The rows of a list, in the order asked for. All names are read together, however many rows there are. */
export const summariseNotices = async (
  parts: NoticeParts,
  actor: Actor,
  listed: readonly Listed[],
): Promise<NoticeSummary[]> => {
  if (listed.length === 0) return [];
  const found = await parts.notices
    .find({ _id: { $in: listed.map(({ id }) => id) } }, { text: 0, shown: 0, reach: 0, audience: 0 })
    .lean<NoticeRecord[]>();
  const receipts = receiptsOf(parts);
  const followed = found.filter(({ _id, account, patient }) =>
    listed.some(
      ({ id, delivery }) => id === _id && delivery === null && account === actor.account && !patient,
    ),
  );
  const reached = (await parts.deliveries.distinct('position', {
    notice: { $in: followed.map(({ _id }) => _id) },
  })) as PositionId[];
  const ended = await parts.endedAmong(reached, tokyoDay(parts.clock.now()));
  const records = new Map(found.map((record) => [record._id, record]));
  const [{ facilities, fromOf, names }, people, patients] = await Promise.all([
    placesOf(parts, found),
    parts.personNames(found.map(({ account }) => account)),
    parts.patientNames(found.flatMap(({ patient }) => patient ?? [])),
  ]);
  const rows = await Promise.all(
    listed.map(async ({ id, delivery }): Promise<NoticeSummary | null> => {
      const notice = records.get(id);
      if (notice === undefined) return null;
      const isOwn = notice.account === actor.account;
      const { patient, admission } = notice;
      return {
        id,
        kind: notice.kind,
        title: notice.title,
        status: notice.status,
        hospitalNote:
          admission === null || patient === null
            ? null
            : { ...admission, patient: { id: patient, name: patients.get(patient) ?? '' } },
        purpose: notice.purpose,
        sender: {
          name: people.get(notice.account)?.(notice.sentAt) ?? '',
          facility: facilities.get(notice.facility)?.name ?? '',
          municipality: names.get(fromOf(notice)) ?? fromOf(notice),
          crossing:
            patient === null
              ? delivery !== null && delivery.fact.to !== notice.home
              : fromOf(notice) !== notice.home,
        },
        sentAt: notice.sentAt.toISOString(),
        attachments: notice.files.length,
        state: stateOf(delivery, isOwn),
        reminder:
          delivery === null || delivery.remindedAt === null
            ? null
            : { at: delivery.remindedAt.toISOString(), seen: delivery.reminderSeen },
        progress: delivery === null && isOwn ? countReceipts(await receipts(notice, ended)) : null,
      };
    }),
  );
  return rows.filter((row) => row !== null);
};

/**
 * From where notices come: a notice comes from its home. The home of a hospital note is the patient's, so its
 * facility says it.
 */
const placesOf = async (
  parts: Pick<NoticeParts, 'facilities' | 'municipalityNames'>,
  found: readonly NoticeRecord[],
) => {
  const facilities = await parts.facilities(found.map(({ facility }) => facility));
  const fromOf = ({ patient, facility, home }: NoticeRecord) =>
    (patient === null ? null : facilities.get(facility)?.municipality) ?? home;
  return { facilities, fromOf, names: await parts.municipalityNames(found.map(fromOf)) };
};
