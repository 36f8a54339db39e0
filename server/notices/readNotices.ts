import type { Model } from 'mongoose';
import type { Gate } from '#access/gate.ts';
import type { NoticeSummary, NoticeView } from '#contracts/http/noticeRoutes.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { NoticeId } from '#domain/ids.ts';
import { countReceipts } from './countReceipts.ts';
import type { DeliveryRecord } from './deliveryModel.ts';
import type { NoticeRecord } from './noticeModel.ts';
import type { NoticeNeeds } from './noticeNeeds.ts';

const PAGE = 30;

interface Stores {
  readonly notices: Model<NoticeRecord>;
  readonly deliveries: Model<DeliveryRecord>;
}

/** A reader's state of a notice; one's own is `sent`. */
const stateOf = (delivery: DeliveryRecord | null): NoticeSummary['state'] => {
  if (delivery === null) return 'sent';
  if (delivery.acknowledgedAt !== null) return 'acknowledged';
  return delivery.openedAt === null ? 'unread' : 'opened';
};

const summarise = async (
  needs: NoticeNeeds,
  stores: Stores,
  notice: NoticeRecord,
  delivery: DeliveryRecord | null,
): Promise<NoticeSummary> => {
  const [facilities, names] = await Promise.all([
    needs.facilities([notice.facility]),
    needs.personNames([notice.account]),
  ]);
  return {
    id: notice._id,
    title: notice.title,
    purpose: notice.purpose,
    sender: {
      name: names.get(notice.account) ?? '',
      facility: facilities.get(notice.facility)?.name ?? '',
      municipality: await needs.municipalityName(notice.home),
      crossing: delivery !== null && delivery.fact.to !== notice.home,
    },
    sentAt: notice.sentAt.toISOString(),
    attachments: notice.files.length,
    state: stateOf(delivery),
    progress: delivery === null ? await countReceipts(stores.deliveries, notice._id) : null,
  };
};

/** Shows a notice under a grant of the gate, and opens the provision of what crosses a border by it (WA15). */
const show = async (gate: Gate, actor: Actor, id: NoticeId): Promise<boolean> => {
  const grant = await gate.judge(actor, 'read', { kind: 'notice', id });
  if (!grant.allowed || !grant.discloses('notice').disclosed) return false;
  await (await gate.provide(grant, 0)).close(0);
  return true;
};

/** The reader's list, or the sent ones of the position acted in. Each is judged: what the gate refuses is not listed. */
export const listNotices =
  (needs: NoticeNeeds, stores: Stores) =>
  async (
    actor: Actor,
    box: 'inbox' | 'sent',
    before: Date | null,
  ): Promise<{ notices: NoticeSummary[]; unread: number; more: boolean }> => {
    const until = before === null ? {} : { $lt: before };
    const unread = await stores.deliveries.countDocuments({ account: actor.account, openedAt: null });
    const found =
      box === 'inbox'
        ? await stores.deliveries
            .find({ account: actor.account, ...(before === null ? {} : { deliveredAt: until }) })
            .sort({ deliveredAt: -1 })
            .limit(PAGE + 1)
            .lean<DeliveryRecord[]>()
        : [];
    const sent =
      box === 'sent' && actor.position !== null
        ? await stores.notices
            .find({ position: actor.position, ...(before === null ? {} : { sentAt: until }) })
            .sort({ sentAt: -1 })
            .limit(PAGE + 1)
            .lean<NoticeRecord[]>()
        : [];
    const notices: NoticeSummary[] = [];
    for (const delivery of found.slice(0, PAGE)) {
      if (!(await show(needs.gate, actor, delivery.notice))) continue;
      const notice = await stores.notices.findById(delivery.notice).lean<NoticeRecord>();
      if (notice !== null) notices.push(await summarise(needs, stores, notice, delivery));
    }
    for (const notice of sent.slice(0, PAGE))
      if (await show(needs.gate, actor, notice._id))
        notices.push(await summarise(needs, stores, notice, null));
    return { notices, unread, more: found.length > PAGE || sent.length > PAGE };
  };

/** One notice whole. Throws as the gate does. */
export const readNotice =
  (needs: NoticeNeeds, stores: Stores) =>
  async (actor: Actor, id: NoticeId): Promise<NoticeView> => {
    const grant = await needs.gate.require(actor, 'read', { kind: 'notice', id });
    await (await needs.gate.provide(grant, 0)).close(0);
    const notice = await stores.notices.findById(id).orFail().lean<NoticeRecord>();
    const delivery = await stores.deliveries
      .findOne({ notice: id, account: actor.account })
      .lean<DeliveryRecord>();
    const { rule, agreement, version, clause } = grant.ground.decision;
    return {
      ...(await summarise(needs, stores, notice, delivery)),
      text: notice.text,
      files: notice.files,
      acknowledgedAt: delivery?.acknowledgedAt?.toISOString() ?? null,
      why: {
        rule,
        clause,
        clauseTitle:
          agreement === null || version === null || clause === null
            ? null
            : needs.clauseTitle(agreement, version, clause),
      },
    };
  };
