import { factOfWrite } from '#access/factOfWrite.ts';
import { unlinked } from '#access/unlinked.ts';
import type { NoticeSummary } from '#contracts/http/noticeRoutes.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { NoticeId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import type { DeliveryRecord } from './deliveryModel.ts';
import type { NoticeParts } from './noticeParts.ts';

/**
 * Records 既読 (`opened`) or 確認 (`acknowledged`), once. Whoever acknowledges has opened it too; opening alone is never
 * an acknowledgement (DOMAIN.md §2). [NO6] Whoever opens it has seen the reminder, and whoever acknowledges ends the
 * reminders of the facility. Throws as the gate does; A-06 for the sender, who has nothing to acknowledge.
 */
export const markNotice =
  (parts: NoticeParts) =>
  async (
    actor: Actor,
    id: NoticeId,
    mark: 'opened' | 'acknowledged',
  ): Promise<{ state: NoticeSummary['state'] }> => {
    const grant = await parts.gate.require(
      actor,
      mark === 'opened' ? 'open-notice' : 'acknowledge',
      {
        kind: 'notice',
        id,
      },
      { shows: [] },
    );
    const own = { notice: id, account: actor.account };
    const now = parts.clock.now();
    const opened = await parts.deliveries.updateOne({ ...own, openedAt: null }, { $set: { openedAt: now } });
    const seen = await parts.deliveries.updateOne(
      { ...own, reminderSeen: false },
      { $set: { reminderSeen: true } },
    );
    const acknowledgedFact = factOfWrite(grant, now, 'acknowledge', { shows: [] });
    const acknowledged =
      mark === 'acknowledged'
        ? await parts.deliveries.updateOne(
            { ...own, acknowledgedAt: null },
            { $set: { acknowledgedAt: now, acknowledgedFact, ...unlinked(acknowledgedFact) } },
          )
        : null;
    const delivery = await parts.deliveries.findOne(own).lean<DeliveryRecord>();
    if (delivery === null) {
      if (mark === 'acknowledged') throw new Failure('A-06', { reason: 'sender' });
      return { state: 'sent' };
    }
    const moved = opened.modifiedCount + (acknowledged?.modifiedCount ?? 0);
    if (moved > 0) parts.announce(id, 'receipts');
    if (moved + seen.modifiedCount > 0) parts.announce(id, 'marked', actor.account);
    if (mark === 'acknowledged') await endReminders(parts, id, delivery.facility);
    return { state: delivery.acknowledgedAt === null ? 'opened' : 'acknowledged' };
  };

/** Once an office has acknowledged, nobody there counts as reminded any more. */
const endReminders = async (
  { deliveries, announce }: Pick<NoticeParts, 'deliveries' | 'announce'>,
  notice: NoticeId,
  facility: DeliveryRecord['facility'],
): Promise<void> => {
  const reminded = await deliveries
    .find({ notice, facility, remindedAt: { $ne: null } }, { account: 1 })
    .lean<Pick<DeliveryRecord, '_id' | 'account'>[]>();
  if (reminded.length === 0) return;
  await deliveries.updateMany({ notice, facility }, { $set: { remindedAt: null, reminderSeen: true } });
  for (const { account } of reminded) announce(notice, 'marked', account);
};
