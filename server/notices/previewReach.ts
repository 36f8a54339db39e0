import type { NoticeAudience, ReachView } from '#contracts/http/noticeRoutes.ts';
import { summariseReach } from '#domain/routing/summariseReach.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { NoticeParts } from './noticeParts.ts';
import { type NoticeOrigin, routeNotice } from './routeNotice.ts';
import { viewReach } from './viewReach.ts';

/** 届く範囲 for a sender whom the gate allows to send: computed as the delivery is, with nothing stored. */
export const previewReach =
  (parts: NoticeParts) =>
  async (origin: NoticeOrigin, audience: NoticeAudience | null): Promise<ReachView> => {
    const day = tokyoDay(parts.clock.now());
    const rules = { compiled: await parts.agreements(), day };
    const routing = await routeNotice(parts)(rules, origin, audience);
    const parties = parts.parties(day);
    const isInside = (code: MunicipalityCode) => code === origin.home || parties.has(code);
    const reach = summariseReach(routing, audience?.municipalities ?? [], isInside);
    return viewReach(parts, origin.home, reach);
  };
