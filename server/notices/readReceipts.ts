import type { ReceiptsView } from '#contracts/http/noticeRoutes.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { FacilityId, NoticeId } from '#domain/ids.ts';
import { receiptsOf } from './countReceipts.ts';
import type { NoticeRecord } from './noticeModel.ts';
import type { NoticeParts } from './noticeParts.ts';
import { viewReach } from './viewReach.ts';

/** For the sender: how far the delivery is, who was reached, 既読 and 確認, and where it differs from 届く範囲 as shown. */
export const readReceipts =
  (parts: NoticeParts) =>
  async (actor: Actor, id: NoticeId): Promise<ReceiptsView> => {
    await parts.gate.require(actor, 'follow', { kind: 'notice', id });
    const notice = await parts.notices.findById(id, { text: 0 }).orFail().lean<NoticeRecord>();
    const marks = await receiptsOf(parts)(notice);
    const reached = new Set(marks.map(({ facility }) => facility));
    const shown = new Set(notice.shown);
    const known = await parts.facilities([...new Set([...reached, ...shown])]);
    const homes = [...known.values()].map(({ municipality }) => municipality);
    const names = await parts.municipalityNames([notice.home, ...homes]);
    const nameOf = (facility: FacilityId) => ({ id: facility, name: known.get(facility)?.name ?? '' });
    const finished = notice.reach !== null;
    const gained = finished ? [...reached].filter((facility) => !shown.has(facility)) : [];
    const lost = finished ? [...shown].filter((facility) => !reached.has(facility)) : [];
    const { state, done, total } = notice.outbox;
    return {
      delivery: { state, done, total },
      reach: notice.reach === null ? null : await viewReach(parts, notice.home, notice.reach),
      difference:
        gained.length + lost.length === 0 ? null : { gained: gained.map(nameOf), lost: lost.map(nameOf) },
      facilities: marks.map(({ facility, people, left, own, opened, acknowledged }) => {
        const municipality = known.get(facility)?.municipality ?? notice.home;
        return {
          ...nameOf(facility),
          ...{ own, left },
          municipality: names.get(municipality) ?? municipality,
          crossing: municipality !== notice.home,
          people,
          openedAt: opened?.toISOString() ?? null,
          acknowledgedAt: acknowledged?.toISOString() ?? null,
        };
      }),
    };
  };
