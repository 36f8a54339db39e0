import type { Decision } from '../agreement/decision.ts';
import { ruleOfClause } from '../agreement/ruleOfClause.ts';
import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { MunicipalityCode } from '../vocabulary/municipalityCode.ts';
import type { Crossing } from './decideFor.ts';
import { frozenSince } from './frozenSince.ts';
import { refuse } from './refuse.ts';
import type { Relation } from './relation.ts';
import type { Refused } from './verdict.ts';

interface Denial {
  readonly relation: Relation;
  readonly home: MunicipalityCode;
  readonly crossing: Crossing;
  readonly classes: readonly DataClass[];
  readonly decision: Decision;
  readonly lacking: boolean;
}

/**
 * Why the border refuses somebody who has a relation: the consent (WA9), a membership that the agreement no longer
 * carries (it is frozen, WA15), or the clause.
 */
export const explainDenial = (denial: Denial): Refused => {
  const { relation, home, crossing, classes, decision, lacking } = denial;
  const { purpose, day, consents } = crossing;
  const told = { home, purpose, decision, relation, lacking };
  const ground = relation.membership?.grounds.find((each) => each.purpose === purpose);
  const named = consents.find(({ id }) => id === ground?.consent);
  const withdrawn = named?.withdrawn ?? null;
  const gone = withdrawn !== null && withdrawn <= day;
  if (decision.rule === 'WA9' || gone) {
    const since = gone
      ? withdrawn
      : named !== undefined && named.until !== null && named.until <= day
        ? named.until
        : null;
    return refuse('consent', {
      ...told,
      decision: { ...decision, rule: 'WA9' },
      since,
    });
  }
  const since = ground === undefined ? null : frozenSince(crossing, classes);
  // A clause that never disclosed this class has frozen nothing: the class is withheld.
  if (ground === undefined || since === null) return refuse('clause', told);
  const { agreement, version, clause } = ground;
  // WA13 names the clause that came nearest, which they may never have had anything to do with. What froze is the
  // clause of their own membership.
  const rule = ownRule(denial, ground) ?? decision.rule;
  return refuse('frozen', { ...told, since, decision: { ...decision, rule, agreement, version, clause } });
};

const ownRule = (
  { crossing, classes: [dataClass] }: Denial,
  { agreement, clause }: { readonly agreement: string | null; readonly clause: string | null },
) => {
  if (agreement === null || clause === null || dataClass === undefined) return null;
  const { compiled, day, home, fromHub, reader, purpose } = crossing;
  const consent = { purposes: [purpose], recipients: 'any', from: day } as const;
  const { municipality: to, profession, hub: toHub } = reader;
  const request = { day, from: home, to, purpose, dataClass, profession, fromHub, toHub, consent };
  return ruleOfClause(compiled, request, { agreement, clause });
};
