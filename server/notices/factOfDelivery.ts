import type { FactRecord } from '#access/factRecord.ts';
import { orderConsents } from '#domain/access/orderConsents.ts';
import type { FactId } from '#domain/ids.ts';
import { classOfNotice } from '#domain/records/notice/noticeKinds.ts';
import type { ConsentAttributes } from '#domain/records/patient/consentAttributes.ts';
import type { Routed } from '#domain/routing/routeAudience.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import { newId } from '#platform/newId.ts';
import type { NoticeRecord } from './noticeModel.ts';

/** Jobs act as named service actors (DESIGN decision 1): nobody's session is behind a delivery. */
const routing = 'service:deliver-notice';

/** When, for which day, by which versions (`id:version`) and with which consents it was routed. */
export interface RoutedAt {
  readonly at: Date;
  readonly day: Day;
  readonly versions: readonly string[];
  readonly consents: readonly ConsentAttributes[];
}

/** The fact of one notice put into one person's list, in the form of every other fact. */
export const factOfDelivery = (
  notice: Pick<NoticeRecord, '_id' | 'home' | 'purpose' | 'fromHub' | 'kind' | 'patient'>,
  { candidate, decision, consent }: Routed,
  { at, day, versions, consents }: RoutedAt,
): FactRecord => {
  const { _id, home, purpose, fromHub, kind, patient } = notice;
  const { account, position, municipality, profession, hub } = candidate;
  const { allowed, rule, agreement, version, clause } = decision;
  const dataClasses = [classOfNotice[kind]];
  const decided = { dataClasses, allowed, rule, agreement, version, clause, consent };
  const tried = orderConsents(consents, null, purpose).map(({ id }) => id);
  return {
    _id: newId<FactId>(),
    kind: 'written',
    session: routing,
    ...{ object: null, shown: null, times: 1 },
    ...{ at, account, position, act: 'deliver', record: { kind: 'notice', id: _id }, patient },
    ...{ from: home, to: municipality, purpose, dataClasses, relation: 'reached' },
    ...{ allowed, code: null, rule, agreement, version, clause },
    ...{ membership: null, consent, readOnly: false },
    crossing:
      home === municipality
        ? null
        : {
            ...{ day, profession, fromHub, toHub: hub, versions, consents },
            rows: [{ purpose, tried, decisions: [decided] }],
            ...{ activation: null, reason: null },
          },
  };
};
