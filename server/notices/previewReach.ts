import type { NoticeAudience, ReachView } from '#contracts/http/noticeRoutes.ts';
import { summariseReach } from '#domain/routing/summariseReach.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Clock } from '#platform/clock.ts';
import type { NoticeNeeds } from './noticeNeeds.ts';
import { type NoticeOrigin, routeNotice } from './routeNotice.ts';
import { viewReach } from './viewReach.ts';

/** 届く範囲 for one whom the gate lets send it: the delivery's own computation, and nothing stored. */
export const previewReach =
  (needs: NoticeNeeds, clock: Clock) =>
  async (origin: NoticeOrigin, audience: NoticeAudience | null): Promise<ReachView> => {
    const day = tokyoDay(clock.now());
    const rules = { compiled: await needs.agreements(), day };
    const routing = await routeNotice(needs)(rules, origin, audience);
    const parties = needs.parties(day);
    const isInside = (code: MunicipalityCode) => code === origin.home || parties.has(code);
    const reach = summariseReach(routing, audience?.municipalities ?? [], isInside);
    return viewReach(needs, origin.home, reach);
  };
