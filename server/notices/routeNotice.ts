import type { NoticeAudience } from '#contracts/http/noticeRoutes.ts';
import type { AccountId, HubId, PatientId } from '#domain/ids.ts';
import type { NoticeKind } from '#domain/records/notice/noticeKinds.ts';
import { noticeRow } from '#domain/records/notice/noticeRow.ts';
import type { ConsentAttributes } from '#domain/records/patient/consentAttributes.ts';
import { openRouting, type Routed, type Routing } from '#domain/routing/routeAudience.ts';
import type { RoutingRules } from '#domain/routing/routeTo.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Purpose } from '#domain/vocabulary/purposes.ts';
import type { NoticeParts } from './noticeParts.ts';

export interface NoticeOrigin {
  readonly sender: AccountId;
  readonly home: MunicipalityCode;
  readonly fromHub: HubId | null;
  readonly purpose: Purpose;
  readonly kind: NoticeKind;
  /**
   * The patient whom a hospital note is about. Its audience is the patient's team for its purpose, and the patient's
   * consents go with it.
   */
  readonly patient: PatientId | null;
}

/** How it was routed, and with which consents (none where it is about no patient): enough to decide it anew. */
export type RoutedNotice = Routing & { readonly consents: readonly ConsentAttributes[] };

/**
 * Whom a notice, a facility's state or a hospital note reaches on a day. Preview and delivery both call this, and
 * nothing else decides it. An audience is read page by page: what stays in memory is an entry for each person, not
 * their records.
 */
export const routeNotice =
  ({ candidates, team }: Pick<NoticeParts, 'candidates' | 'team'>) =>
  async (
    rules: RoutingRules,
    { sender, home, fromHub, purpose, kind, patient }: NoticeOrigin,
    audience: NoticeAudience | null,
    kept: readonly Routed[] = [],
  ): Promise<RoutedNotice> => {
    const about = patient === null ? null : await team(patient, purpose, rules.day);
    const consents = about?.patient.consents ?? [];
    const routing = openRouting(
      rules,
      { home, fromHub, row: noticeRow(purpose, kind), consents },
      sender,
      kept,
    );
    if (about !== null) routing.take(about.candidates);
    if (audience !== null) for await (const page of candidates(audience, rules.day)) routing.take(page);
    return { ...routing.end(), consents };
  };
