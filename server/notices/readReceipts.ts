import type { Model } from 'mongoose';
import type { ReceiptsView } from '#contracts/http/noticeRoutes.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { FacilityId, NoticeId } from '#domain/ids.ts';
import type { DeliveryRecord } from './deliveryModel.ts';
import type { NoticeRecord } from './noticeModel.ts';
import type { NoticeNeeds } from './noticeNeeds.ts';
import { viewReach } from './viewReach.ts';

/** What a receipt shows of a delivery; its fact is read for the clause alone. */
const columns = {
  ...{ account: 1, facility: 1, profession: 1, openedAt: 1, acknowledgedAt: 1 },
  ...{ 'fact.agreement': 1, 'fact.version': 1, 'fact.clause': 1 },
} as const;

/** For the sender: how far delivery is, who was reached, 既読 and 確認, and what differed from 届く範囲 as shown. */
export const readReceipts =
  (
    needs: NoticeNeeds,
    { notices, deliveries }: { notices: Model<NoticeRecord>; deliveries: Model<DeliveryRecord> },
  ) =>
  async (actor: Actor, id: NoticeId): Promise<ReceiptsView> => {
    await needs.gate.require(actor, 'follow', { kind: 'notice', id });
    const notice = await notices.findById(id, { text: 0 }).orFail().lean<NoticeRecord>();
    const reached = await deliveries.find({ notice: id }, columns).lean<DeliveryRecord[]>();
    const byFacility = Map.groupBy(reached, ({ facility }) => facility);
    const shown = new Set(notice.shown);
    const [people, known] = await Promise.all([
      needs.personNames(reached.map(({ account }) => account)),
      needs.facilities([...new Set([...byFacility.keys(), ...shown])]),
    ]);
    const homes = [...known.values()].map(({ municipality }) => municipality);
    const names = await needs.municipalityNames([notice.home, ...homes]);
    const nameOf = (facility: FacilityId) => ({ id: facility, name: known.get(facility)?.name ?? '' });
    const finished = notice.reach !== null;
    const gained = finished ? [...byFacility.keys()].filter((facility) => !shown.has(facility)) : [];
    const lost = finished ? [...shown].filter((facility) => !byFacility.has(facility)) : [];
    const { state, done, total } = notice.outbox;
    const grounds = reached.map(({ fact }) => fact);
    return {
      delivery: { state, done, total },
      reach: notice.reach === null ? null : await viewReach(needs, notice.home, notice.reach, grounds),
      difference:
        gained.length + lost.length === 0 ? null : { gained: gained.map(nameOf), lost: lost.map(nameOf) },
      facilities: [...byFacility].map(([facility, deliveredTo]) => {
        const municipality = known.get(facility)?.municipality ?? notice.home;
        return {
          ...nameOf(facility),
          municipality: names.get(municipality) ?? municipality,
          crossing: municipality !== notice.home,
          people: deliveredTo.map(({ account, profession, openedAt, acknowledgedAt }) => ({
            name: people.get(account) ?? '',
            profession,
            openedAt: openedAt?.toISOString() ?? null,
            acknowledgedAt: acknowledgedAt?.toISOString() ?? null,
          })),
        };
      }),
    };
  };
