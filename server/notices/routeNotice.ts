import type { NoticeAudience } from '#contracts/http/noticeRoutes.ts';
import { versionsOf } from '#domain/access/askedBorder.ts';
import { decide } from '#domain/agreement/decide.ts';
import type { AccountId, HubId } from '#domain/ids.ts';
import { type Routing, routeAudience } from '#domain/routing/routeAudience.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Purpose } from '#domain/vocabulary/purposes.ts';
import type { NoticeNeeds } from './noticeNeeds.ts';

export interface NoticeOrigin {
  readonly sender: AccountId;
  readonly home: MunicipalityCode;
  readonly fromHub: HubId | null;
  readonly purpose: Purpose;
}

/** Whom a notice reaches on a day; preview and delivery both come here, and nowhere else is it decided. */
export const routeNotice =
  ({ agreements, candidates }: Pick<NoticeNeeds, 'agreements' | 'candidates'>) =>
  async (
    origin: NoticeOrigin,
    audience: NoticeAudience,
    day: Day,
  ): Promise<Routing & { readonly versions: readonly string[] }> => {
    const people = await candidates(audience, day);
    // One compiled agreement for the whole of it: no routing mixes two versions.
    const compiled = agreements();
    const routing = routeAudience(
      people,
      (candidate) =>
        decide(compiled, {
          day,
          from: origin.home,
          to: candidate.municipality,
          purpose: origin.purpose,
          dataClass: 'notice',
          profession: candidate.profession,
          fromHub: origin.fromHub,
          toHub: candidate.hub,
        }),
      origin.sender,
    );
    return { ...routing, versions: versionsOf(compiled) };
  };
