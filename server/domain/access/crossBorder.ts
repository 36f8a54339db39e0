import { kindNamed } from '../records/kindNamed.ts';
import type { ConsentAttributes } from '../records/patient/consentAttributes.ts';
import type { RecordRow } from '../records/recordRow.ts';
import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { Day } from '../vocabulary/days.ts';
import type { MunicipalityCode } from '../vocabulary/municipalityCode.ts';
import { askedBorder } from './askedBorder.ts';
import type { PositionAttributes } from './attributes.ts';
import { type ClassDecision, type Crossing, decideFor, nearestDenial } from './decideFor.ts';
import { earliest } from './earliest.ts';
import { explainDenial } from './explainDenial.ts';
import { orderConsents } from './orderConsents.ts';
import type { Question } from './question.ts';
import type { RecordAttributes } from './recordAttributes.ts';
import { refuse } from './refuse.ts';
import type { Relation } from './relation.ts';
import { showClass } from './showClass.ts';
import type { Given, Refused, Shown } from './verdict.ts';

/**
 * The gate's second question: which clause lets the record reach this reader, and which of its classes. It is asked
 * for every relation that allows the act, and the answers are taken together (AC12): what is not disclosed under one
 * relation may be disclosed under another.
 */
export const crossBorder = (
  question: Question,
  attributes: RecordAttributes,
  relations: Relations,
): Given | Refused => {
  const { account, acting, act, day } = question;
  const kind = kindNamed(attributes.kind);
  const home = kind.home(attributes) ?? account.municipality!;
  if (kind.rows(attributes, act, []) === null) return withoutCrossing(relations, home);
  const asking = relations.flatMap((relation) =>
    (kind.rows(attributes, act, relation.purposes) ?? []).map((row) => ({ relation, row })),
  );
  // No membership of theirs is for this purpose.
  if (asking.length === 0) return refuse('act', { home, reason: 'purpose', relation: relations[0] });
  // An account of the family's acts in none, and is of no profession that a clause could list.
  const position = account.positions.find(({ id }) => id === acting) ?? null;
  const answers = asking.map((each) => answerRow(question, attributes, each, position, home));
  const asked = askedBorder(
    answers.map(({ relation, crossing, entries, shown }) => ({
      ...{ crossing, membership: relation.membership?.id ?? null },
      decided: [...entries, ...shown],
    })),
  );
  const consents = kind.patient(attributes)?.consents ?? [];
  const classes = showClasses(question, attributes, consents, answers);
  const lacking = answers.some(({ shown }) =>
    shown.some(({ dataClass, decision }) => !classes.get(dataClass)?.shown && decision.rule !== 'WA9'),
  );
  const entered = answers.find(({ entry }) => entry.decision.allowed);
  const { row, crossing, entry, relation } = entered ?? answers[0]!;

  const file = kind.onlyClass?.(attributes) ?? null;
  const readable = file === null ? [...classes.values()].find((each) => each.shown) : classes.get(file);
  const readsBack = act === 'read' && readable?.shown === true && entered === undefined;
  const refusedClass = file !== null && readable?.shown !== true;
  if (refusedClass || (entered === undefined && !readsBack)) {
    const denied = answers.flatMap(({ shown }) => shown.filter(({ dataClass }) => dataClass === file));
    const { decision } = nearestDenial(denied) ?? entry;
    const of = file === null ? row.entry : [file];
    const refused = explainDenial({ relation, home, crossing, classes: of, decision, lacking });
    return { ...refused, asked };
  }
  const ground =
    readable?.shown === true && (file !== null || readsBack)
      ? readable
      : { decision: entry.decision, consent: entry.consent, relation };
  return {
    ...withoutCrossing(relations, home),
    relation: ground.relation,
    relations: relations.filter(
      (each) => each === ground.relation || answers.some((one) => one.relation === each && gives(one)),
    ),
    purpose: row.purpose,
    decision: ground.decision,
    consent: ground.consent,
    classes,
    until: earliest([
      ...answers.flatMap(endsOf),
      ...(home === account.municipality ? [] : withdrawals(consents, day)),
    ]),
    readOnly: readsBack || (readable?.shown === true && file !== null && readable.ranges !== null),
    lacking,
    asked,
  };
};

type Relations = readonly [Relation, ...Relation[]];

interface RowAnswer {
  readonly relation: Relation;
  readonly row: RecordRow;
  readonly crossing: Crossing;
  readonly entry: ClassDecision;
  readonly entries: readonly ClassDecision[];
  readonly shown: readonly ClassDecision[];
}

const answerRow = (
  question: Question,
  attributes: RecordAttributes,
  { relation, row }: Pick<RowAnswer, 'relation' | 'row'>,
  position: PositionAttributes | null,
  home: MunicipalityCode,
): RowAnswer => {
  const kind = kindNamed(attributes.kind);
  const crossing: Crossing = {
    compiled: question.compiled,
    day: question.day,
    home,
    fromHub: kind.fromHub?.(attributes) ?? null,
    reader: {
      municipality: question.account.municipality!,
      profession: position?.profession ?? '',
      hub: position?.hub ?? null,
    },
    purpose: row.purpose,
    consents: orderConsents(kind.patient(attributes)?.consents ?? [], relation.membership, row.purpose),
  };
  const shown = row.shown.length === 0 ? [] : decideFor(crossing, row.shown).each;
  const { any, each } = decideFor(crossing, row.entry);
  return { relation, row, crossing, entry: any, entries: each, shown };
};

/**
 * Class by class, over all rows: shown by the first clause that discloses it; else what may be read back (WA15); else
 * withheld by the rule of the denial that came nearest (WA13).
 */
const showClasses = (
  question: Question,
  attributes: RecordAttributes,
  consents: readonly ConsentAttributes[],
  answers: readonly RowAnswer[],
): Map<DataClass, Shown> => {
  const asked = answers.flatMap(({ relation, shown }) => shown.map((answer) => ({ relation, answer })));
  const classes = new Map<DataClass, Shown>();
  for (const dataClass of new Set(asked.map(({ answer }) => answer.dataClass))) {
    const own = asked.filter(({ answer }) => answer.dataClass === dataClass);
    const shown = own
      .map(({ relation, answer }) => showClass(question, attributes, consents, answer, relation))
      .filter((each) => each.shown);
    const best = shown.find(({ ranges }) => ranges === null) ?? shown[0];
    const denial = nearestDenial(own.map(({ answer }) => answer));
    classes.set(dataClass, best ?? { shown: false, rule: denial?.decision.rule ?? 'WA2' });
  }
  return classes;
};

/** Whether anything that is given stands on this row's answer. */
const gives = ({ entry, shown }: RowAnswer): boolean =>
  entry.decision.allowed || shown.some(({ decision }) => decision.allowed);

const endsOf = ({ entry, shown }: RowAnswer): (Day | null)[] => [
  entry.until(),
  ...shown.map(({ until }) => until()),
];

/** The days on which a consent ends that is already known to be withdrawn: what is read back under it ends then, too. */
const withdrawals = (consents: readonly ConsentAttributes[], day: Day): Day[] =>
  consents.flatMap(({ withdrawn }) => (withdrawn !== null && withdrawn > day ? [withdrawn] : []));

/** The answer where nothing is delivered from one municipality's records to another's person: the border is not asked. */
const withoutCrossing = (relations: Relations, home: MunicipalityCode): Given => ({
  is: 'given',
  relation: relations[0],
  relations,
  acts: [],
  home,
  purpose: 'continuity',
  decision: { allowed: true, rule: 'WA1', agreement: null, version: null, clause: null },
  consent: null,
  classes: new Map(),
  until: null,
  readOnly: false,
  lacking: false,
  asked: null,
});
