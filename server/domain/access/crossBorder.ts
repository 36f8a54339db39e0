import type { Decision } from '../agreement/decision.ts';
import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { Day } from '../vocabulary/days.ts';
import type { MunicipalityCode } from '../vocabulary/municipalityCode.ts';
import { askedBorder } from './askedBorder.ts';
import { type ClassDecision, type Crossing, decideFor, nearestDenial } from './decideFor.ts';
import { explainDenial } from './explainDenial.ts';
import type { ConsentFacts, PositionFacts } from './facts.ts';
import { orderConsents } from './orderConsents.ts';
import type { Question } from './question.ts';
import { patientOf, type RecordFacts } from './recordFacts.ts';
import { classAsked, homeOf, isWithoutRows, type RecordRow, rowsOf } from './recordRows.ts';
import { refuse } from './refuse.ts';
import type { Relation } from './relation.ts';
import { showClass } from './showClass.ts';
import type { Given, Refused, Shown } from './verdict.ts';

/** The second question, for one relation: which clause lets the record reach this reader, and what of it. */
export const crossBorder = (question: Question, facts: RecordFacts, relation: Relation): Given | Refused => {
  const { account, acting, act, day } = question;
  const home = homeOf(facts) ?? account.municipality!;
  if (isWithoutRows(facts, act)) return withoutCrossing(relation, home);
  const rows = rowsOf(facts, act, relation.purposes);
  const [firstRow] = rows;
  if (firstRow === undefined) {
    // A membership that is not for this purpose; every other record without a row has nothing to cross.
    if (facts.kind === 'patient') return refuse('act', { home, reason: 'purpose', relation });
    return withoutCrossing(relation, home);
  }
  const position = account.positions.find(({ id }) => id === acting)!;
  const answers = rows.map((row) => answerRow(question, facts, relation, row, position, home));
  const asking = askedBorder(
    answers.map(({ crossing, entries, shown }) => ({ crossing, decided: [...entries, ...shown] })),
  );
  const consents = patientOf(facts)?.consents ?? [];
  const classes = showClasses(question, facts, consents, answers);
  const lacking = [...classes.values()].some((each) => !each.shown && each.rule !== 'WA9');
  const entered = answers.find(({ entry }) => entry.decision.allowed);
  const { row, crossing, entry } = entered ?? answers[0]!;

  const asked = facts.kind === 'attachment' ? classAsked(facts) : null;
  const readable = asked === null ? [...classes.values()].find((each) => each.shown) : classes.get(asked);
  const readsBack = act === 'read' && readable?.shown === true && entered === undefined;
  const refusedClass = asked !== null && readable?.shown !== true;
  if (refusedClass || (entered === undefined && !readsBack)) {
    const denied = answers.flatMap(({ shown }) => shown.filter(({ dataClass }) => dataClass === asked));
    const decision = asked === null ? entry.decision : (nearestDenial(denied) ?? entry).decision;
    const of = asked === null ? row.entry : [asked];
    const refused = explainDenial({ relation, home, crossing, classes: of, decision, lacking });
    return { ...refused, asked: asking };
  }
  const ground: { decision: Decision; consent: ConsentFacts | null } =
    readable?.shown === true && (asked !== null || readsBack) ? readable : entry;
  return {
    ...withoutCrossing(relation, home),
    purpose: row.purpose,
    decision: ground.decision,
    consent: ground.consent,
    classes,
    until: earliest([
      relation.until,
      ...answers.flatMap(endsOf),
      ...(home === account.municipality ? [] : withdrawals(consents, day)),
    ]),
    readOnly: readsBack || (readable?.shown === true && asked !== null && readable.ranges !== null),
    lacking,
    asked: asking,
  };
};

interface RowAnswer {
  readonly row: RecordRow;
  readonly crossing: Crossing;
  readonly entry: ClassDecision;
  readonly entries: readonly ClassDecision[];
  readonly shown: readonly ClassDecision[];
}

const answerRow = (
  question: Question,
  facts: RecordFacts,
  relation: Relation,
  row: RecordRow,
  position: PositionFacts,
  home: MunicipalityCode,
): RowAnswer => {
  const crossing: Crossing = {
    compiled: question.compiled,
    day: question.day,
    home,
    fromHub: fromHubOf(facts),
    reader: {
      municipality: question.account.municipality!,
      profession: position.profession,
      hub: position.hub,
    },
    purpose: row.purpose,
    consents: orderConsents(patientOf(facts)?.consents ?? [], relation.membership, row.purpose),
  };
  const shown = row.shown.length === 0 ? [] : decideFor(crossing, row.shown).each;
  const { any, each } = decideFor(crossing, row.entry);
  return { row, crossing, entry: any, entries: each, shown };
};

/** Only a notice names the hub it comes from; what is a patient's comes from the patient's home. */
const fromHubOf = (facts: RecordFacts): Crossing['fromHub'] => {
  if (facts.kind === 'notice') return facts.notice.fromHub;
  return facts.kind === 'attachment' && facts.container !== null ? fromHubOf(facts.container) : null;
};

/** Class by class; of several purposes the first that shows it. */
const showClasses = (
  question: Question,
  facts: RecordFacts,
  consents: readonly ConsentFacts[],
  answers: readonly RowAnswer[],
): Map<DataClass, Shown> => {
  const classes = new Map<DataClass, Shown>();
  for (const each of answers.flatMap(({ shown }) => shown)) {
    if (classes.get(each.dataClass)?.shown === true) continue;
    classes.set(each.dataClass, showClass(question, facts, consents, each));
  }
  return classes;
};

const endsOf = ({ entry, shown }: RowAnswer): (Day | null)[] => [
  entry.until(),
  ...shown.map(({ until }) => until()),
];

/** A consent that is already known to be withdrawn some day ends what was read back under it, too. */
const withdrawals = (consents: readonly ConsentFacts[], day: Day): Day[] =>
  consents.flatMap(({ withdrawn }) => (withdrawn !== null && withdrawn > day ? [withdrawn] : []));

const earliest = (days: readonly (Day | null)[]): Day | null =>
  days.filter((each) => each !== null).sort()[0] ?? null;

/** Nothing is delivered from one municipality's records to another's person: there is no border question. */
const withoutCrossing = (relation: Relation, home: MunicipalityCode): Given => ({
  is: 'given',
  relation,
  acts: relation.acts,
  home,
  purpose: 'continuity',
  decision: { allowed: true, rule: 'WA1', agreement: null, version: null, clause: null },
  consent: null,
  classes: new Map(),
  until: relation.until,
  readOnly: false,
  lacking: false,
  asked: null,
});
