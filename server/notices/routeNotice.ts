import type { NoticeAudience } from '#contracts/http/noticeRoutes.ts';
import { type NoticeClass, noticeRow } from '#domain/access/recordRows.ts';
import type { AccountId, HubId } from '#domain/ids.ts';
import { openRouting, type Routed, type Routing } from '#domain/routing/routeAudience.ts';
import type { RoutingRules } from '#domain/routing/routeTo.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Purpose } from '#domain/vocabulary/purposes.ts';
import type { NoticeNeeds } from './noticeNeeds.ts';

export interface NoticeOrigin {
  readonly sender: AccountId;
  readonly home: MunicipalityCode;
  readonly fromHub: HubId | null;
  readonly purpose: Purpose;
  readonly kind: NoticeClass;
}

/**
 * Whom a notice or a facility's state reaches on a day; preview and delivery both come here, and nowhere else is it
 * decided. The audience is read page by page: what stays in memory is an entry for each person, not their records.
 */
export const routeNotice =
  ({ candidates }: Pick<NoticeNeeds, 'candidates'>) =>
  async (
    rules: RoutingRules,
    { sender, home, fromHub, purpose, kind }: NoticeOrigin,
    audience: NoticeAudience,
    kept: readonly Routed[] = [],
  ): Promise<Routing> => {
    const item = { home, fromHub, row: noticeRow(purpose, kind), consents: [] };
    const routing = openRouting(rules, item, sender, kept);
    for await (const page of candidates(audience, rules.day)) routing.take(page);
    return routing.end();
  };
