import type { Grant } from '#access/gate.ts';
import type { AttachmentView } from '#contracts/http/attachmentRoutes.ts';
import type { NoticeSummary, NoticeView } from '#contracts/http/noticeRoutes.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { NoticeId } from '#domain/ids.ts';
import { classOfNotice } from '#domain/records/notice/noticeKinds.ts';
import { pageOf } from '#platform/pageOf.ts';
import { countUnread } from './countUnread.ts';
import type { DeliveryRecord } from './deliveryModel.ts';
import type { NoticeRecord } from './noticeModel.ts';
import type { NoticeParts } from './noticeParts.ts';
import { showNotices } from './showNotices.ts';
import { type Listed, summariseNotices } from './summariseNotices.ts';

const PAGE = 30;

/**
 * The reader's list, or the notices sent in the position that one acts in. Each is asked of the gate; what it refuses
 * is not listed.
 */
export const listNotices =
  (parts: NoticeParts) =>
  async (
    actor: Actor,
    box: 'inbox' | 'sent',
    before: Date | null,
  ): Promise<{ notices: NoticeSummary[]; unread: number; more: boolean; next: string | null }> => {
    const until = before === null ? {} : { $lt: before };
    const found =
      box === 'inbox'
        ? await parts.deliveries
            .find({ account: actor.account, ...(before === null ? {} : { listedAt: until }) })
            .sort({ listedAt: -1 })
            .limit(PAGE + 1)
            .lean<DeliveryRecord[]>()
        : [];
    const sent =
      box === 'sent' && actor.position !== null
        ? await parts.notices
            .find({ position: actor.position, ...(before === null ? {} : { sentAt: until }) }, { sentAt: 1 })
            .sort({ sentAt: -1 })
            .limit(PAGE + 1)
            .lean<Pick<NoticeRecord, '_id' | 'sentAt'>[]>()
        : [];
    const asked = [
      ...found.map((delivery) => ({ id: delivery.notice, delivery, at: delivery.listedAt })),
      ...sent.map(({ _id, sentAt }) => ({ id: _id, delivery: null, at: sentAt })),
    ];
    const { page, last } = pageOf(asked, PAGE);
    const listed = await showNotices(
      parts.gate,
      actor,
      page.map(({ id }) => id),
    );
    const shown: Listed[] = page.filter(({ id }) => listed.has(id));
    const [notices, unread] = await Promise.all([
      summariseNotices(parts, actor, shown),
      countUnread(parts)(actor),
    ]);
    // The mark is of the last one that was looked at, listed or not, and in the order of the list, which is not the
    // order of sending.
    return { notices, unread, more: last !== undefined, next: last?.at.toISOString() ?? null };
  };

/** One notice whole. Throws as the gate does. */
export const readNotice =
  (parts: NoticeParts) =>
  async (actor: Actor, id: NoticeId): Promise<NoticeView> => {
    const grant = await parts.gate.require(actor, 'read', { kind: 'notice', id });
    const { text, files, kind } = await parts.notices
      .findById(id, { text: 1, files: 1, kind: 1 })
      .orFail()
      .lean<Pick<NoticeRecord, 'text' | 'files' | 'kind'>>();
    // Its words, and the names of those of its files that are shown.
    await parts.gate.provideRange(grant, 0, 0, [
      classOfNotice[kind],
      ...files.map(({ dataClass }) => dataClass),
    ]);
    const delivery = await parts.deliveries
      .findOne({ notice: id, account: actor.account })
      .lean<DeliveryRecord>();
    const { rule, agreement, version, clause } = grant.ground.decision;
    const [summary] = await summariseNotices(parts, actor, [{ id, delivery }]);
    return {
      ...(summary as NoticeSummary),
      ...{ text, ...disclosedFiles(grant, files) },
      acknowledgedAt: delivery?.acknowledgedAt?.toISOString() ?? null,
      why: {
        rule,
        clause,
        clauseTitle:
          agreement === null || version === null || clause === null
            ? null
            : parts.clauseTitle(agreement, version, clause),
      },
    };
  };

/** Each file by its class: what no clause discloses keeps its place and is withheld (DOMAIN.md §3). */
const disclosedFiles = (
  grant: Grant,
  files: readonly AttachmentView[],
): Pick<NoticeView, 'files' | 'withheld'> => {
  const shown = files.filter(({ dataClass }) => grant.discloses(dataClass).disclosed);
  const hidden = files.find((file) => !shown.includes(file));
  const answer = hidden && grant.discloses(hidden.dataClass);
  return {
    files: shown,
    withheld:
      hidden === undefined || answer === undefined || answer.disclosed
        ? null
        : { files: files.length - shown.length, dataClass: hidden.dataClass, rule: answer.rule },
  };
};
