import type { NoticeSummary } from '#contracts/http/noticeRoutes.ts';
import { markOf, type PageMark } from '#contracts/pageMark.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { PatientId } from '#domain/ids.ts';
import { olderThan } from '#platform/olderThan.ts';
import { pageOf } from '#platform/pageOf.ts';
import type { DeliveryRecord } from './deliveryModel.ts';
import type { NoticeRecord } from './noticeModel.ts';
import type { NoticeParts } from './noticeParts.ts';
import { showNotices } from './showNotices.ts';
import { type Listed, summariseNotices } from './summariseNotices.ts';

const PAGE = 50;

/**
 * A patient's hospital notes, newest first. Each is asked of the gate; what it refuses is not listed. Throws as the
 * gate does.
 */
export const listHospitalNotes =
  (parts: NoticeParts) =>
  async (
    actor: Actor,
    patient: PatientId,
    before: PageMark | null,
  ): Promise<{ notes: NoticeSummary[]; next: string | null }> => {
    await parts.gate.require(actor, 'list', { kind: 'patient', id: patient });
    const found = await parts.notices
      .find({ patient, ...olderThan('sentAt', before) }, { sentAt: 1 })
      .sort({ sentAt: -1, _id: -1 })
      .limit(PAGE + 1)
      .lean<Pick<NoticeRecord, '_id' | 'sentAt'>[]>();
    const { page, last } = pageOf(found, PAGE);
    const own = await parts.deliveries
      .find({ notice: { $in: page.map(({ _id }) => _id) }, account: actor.account })
      .lean<DeliveryRecord[]>();
    const listed = await showNotices(
      parts.gate,
      actor,
      page.map(({ _id }) => _id),
    );
    const shown = page.flatMap(({ _id: id }): Listed[] =>
      listed.has(id) ? [{ id, delivery: own.find(({ notice }) => notice === id) ?? null }] : [],
    );
    return {
      notes: await summariseNotices(parts, actor, shown),
      next: last === undefined ? null : markOf({ at: last.sentAt, id: last._id }),
    };
  };
