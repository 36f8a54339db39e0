import type { FactRecord } from '#access/factRecord.ts';
import type { Decision } from '#domain/agreement/decision.ts';
import type { FactId } from '#domain/ids.ts';
import type { Candidate } from '#domain/routing/routeAudience.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import { newId } from '#platform/newId.ts';
import type { NoticeRecord } from './noticeModel.ts';

/** Jobs act as named service actors (DESIGN decision 1): nobody's session brought this about. */
const routing = 'service:deliver-notice';

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
  { allowed, rule, agreement, version, clause }: Decision,
  { at, day }: { readonly at: Date; readonly day: Day },
): FactRecord => ({
  _id: newId<FactId>(),
  kind: 'written',
  session: routing,
  recordedAt: new Date(),
  patient: null,
  ...{ at, account, position, act: 'read', record: { kind: 'notice', id: _id } },
  ...{ from: home, to: municipality, purpose, dataClasses: [kind], relation: 'reached' },
  ...{ allowed, code: null, rule, agreement, version, clause },
  ...{ membership: null, consent: null, readOnly: false },
  crossing:
    municipality === home
      ? null
      : {
          ...{ day, profession, fromHub, toHub: hub, consents: [] },
          rows: [
            {
              ...{ purpose, consents: [] },
              answers: [{ dataClass: kind, consent: null, ...{ allowed, rule, agreement, version, clause } }],
            },
          ],
        },
});
