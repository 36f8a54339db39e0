import type { FactRecord } from '#access/factRecord.ts';
import type { Decision } from '#domain/agreement/decision.ts';
import type { FactId } from '#domain/ids.ts';
import type { Candidate } from '#domain/routing/routeAudience.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import { newId } from '#platform/newId.ts';
import type { NoticeRecord } from './noticeModel.ts';

/** Jobs act as named service actors (DESIGN decision 1): nobody's session brought this about. */
const routing = 'service:deliver-notice';

/** When, for which day and by which versions (`id:version`) it was routed. */
export interface RoutedAt {
  readonly at: Date;
  readonly day: Day;
  readonly versions: readonly string[];
}

/** The fact of one notice put into one person's list, in the form of every other fact. */
export const factOfDelivery = (
  {
    _id,
    home,
    purpose,
    fromHub,
    kind = 'notice',
  }: Pick<NoticeRecord, '_id' | 'home' | 'purpose' | 'fromHub' | 'kind'>,
  { account, position, municipality, profession, hub }: Candidate,
  decision: Decision,
  { at, day, versions }: RoutedAt,
): FactRecord => {
  const { allowed, rule, agreement, version, clause } = decision;
  const decided = {
    dataClasses: [kind],
    allowed,
    rule,
    agreement,
    version,
    clause,
    consent: null,
  };
  return {
    _id: newId<FactId>(),
    kind: 'written',
    session: routing,
    ...{ at, account, position, act: 'read', record: { kind: 'notice', id: _id }, patient: null },
    ...{ from: home, to: municipality, purpose, dataClasses: [kind], relation: 'reached' },
    ...{ allowed, code: null, rule, agreement, version, clause },
    ...{ membership: null, consent: null, readOnly: false },
    crossing:
      home === municipality
        ? null
        : {
            ...{ day, profession, fromHub, toHub: hub, versions, consents: [] },
            rows: [{ purpose, tried: [], decisions: [decided] }],
            ...{ activation: null, reason: null },
          },
  };
};
