import type { Model } from 'mongoose';
import type { ReceiptsView } from '#contracts/http/noticeRoutes.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { FacilityId, NoticeId } from '#domain/ids.ts';
import type { DeliveryRecord } from './deliveryModel.ts';
import type { NoticeRecord } from './noticeModel.ts';
import type { NoticeNeeds } from './noticeNeeds.ts';
import { viewReach } from './viewReach.ts';

/** For the sender: how far delivery is, who was reached, 既読 and 確認, and what differed from 届く範囲 as shown. */
export const readReceipts =
  (
    needs: NoticeNeeds,
    { notices, deliveries }: { notices: Model<NoticeRecord>; deliveries: Model<DeliveryRecord> },
  ) =>
  async (actor: Actor, id: NoticeId): Promise<ReceiptsView> => {
    await needs.gate.require(actor, 'follow', { kind: 'notice', id });
    const notice = await notices.findById(id).orFail().lean<NoticeRecord>();
    const reached = await deliveries.find({ notice: id }).lean<DeliveryRecord[]>();
    const people = await needs.personNames(reached.map(({ account }) => account));
    const delivered = [...new Set(reached.map(({ facility }) => facility))];
    const known = await needs.facilities([...new Set([...delivered, ...notice.shown])]);
    const nameOf = (facility: FacilityId) => ({ id: facility, name: known.get(facility)?.name ?? '' });
    const finished = notice.reach !== null;
    const gained = finished ? delivered.filter((facility) => !notice.shown.includes(facility)) : [];
    const lost = finished ? notice.shown.filter((facility) => !delivered.includes(facility)) : [];
    const { state, done, total } = notice.outbox;
    return {
      delivery: { state, done, total },
      reach:
        notice.reach === null
          ? null
          : await viewReach(needs, notice.home, notice.reach, (clause) => {
              const fact = reached.find((delivery) => delivery.fact.clause === clause)?.fact;
              return fact?.agreement == null || fact.version === null
                ? null
                : needs.clauseTitle(fact.agreement, fact.version, clause);
            }),
      difference:
        gained.length + lost.length === 0 ? null : { gained: gained.map(nameOf), lost: lost.map(nameOf) },
      facilities: await Promise.all(
        delivered.map(async (facility) => {
          const municipality = known.get(facility)?.municipality ?? notice.home;
          return {
            ...nameOf(facility),
            municipality: await needs.municipalityName(municipality),
            crossing: municipality !== notice.home,
            people: reached
              .filter((delivery) => delivery.facility === facility)
              .map(({ account, profession, openedAt, acknowledgedAt }) => ({
                name: people.get(account) ?? '',
                profession,
                openedAt: openedAt?.toISOString() ?? null,
                acknowledgedAt: acknowledgedAt?.toISOString() ?? null,
              })),
          };
        }),
      ),
    };
  };
