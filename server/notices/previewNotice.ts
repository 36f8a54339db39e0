import type { NoticeAudience, ReachView } from '#contracts/http/noticeRoutes.ts';
import type { Actor } from '#domain/access/actor.ts';
import { summariseReach } from '#domain/routing/summariseReach.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { Clock } from '#platform/clock.ts';
import type { NoticeNeeds } from './noticeNeeds.ts';
import { type NoticeOrigin, routeNotice } from './routeNotice.ts';
import { senderOf } from './senderOf.ts';
import { viewReach } from './viewReach.ts';

/** 届く範囲 before sending. Throws A-06 where the position acted in may send no notice. */
export const previewNotice =
  (needs: NoticeNeeds, clock: Clock) =>
  async (actor: Actor, purpose: NoticeOrigin['purpose'], audience: NoticeAudience): Promise<ReachView> => {
    const { sender } = await senderOf(needs, actor);
    const day = tokyoDay(clock.now());
    const routing = await routeNotice(needs)({ ...sender, purpose }, audience, day);
    const reach = summariseReach(
      routing,
      audience.municipalities,
      (code) => code === sender.home || needs.isParty(code, day),
    );
    const titles = new Map(
      routing.reached.map(({ decision: { agreement, version, clause } }) => [
        clause,
        agreement === null || version === null || clause === null
          ? null
          : needs.clauseTitle(agreement, version, clause),
      ]),
    );
    return viewReach(needs, sender.home, reach, (clause) => titles.get(clause) ?? null);
  };
