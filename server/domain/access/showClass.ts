import type { Decision } from '../agreement/decision.ts';
import { kindNamed } from '../records/kindNamed.ts';
import type { ConsentAttributes } from '../records/patient/consentAttributes.ts';
import type { ClassDecision } from './decideFor.ts';
import type { Question } from './question.ts';
import { readBack, type SeqRange } from './readBack.ts';
import type { RecordAttributes } from './recordAttributes.ts';
import type { Relation } from './relation.ts';
import type { Shown } from './verdict.ts';

/**
 * What is shown of one class: everything, if a clause discloses it; else what the person's own provisions list
 * (WA15). Where it is the consent that fails (WA9), nothing is read back either: a withdrawal ends that reading too.
 */
export const showClass = (
  question: Question,
  attributes: RecordAttributes,
  consents: readonly ConsentAttributes[],
  answer: ClassDecision,
  relation: Relation,
): Extract<Shown, { shown: true }> | { readonly shown: false } => {
  const { dataClass, decision, consent } = answer;
  if (decision.allowed) return { shown: true, relation, decision, consent, ranges: null };
  const withheld = { shown: false } as const;
  if (decision.rule === 'WA9' || question.act !== 'read') return withheld;
  const { own, container } = question.provisions;
  const direct = readBack(own, consents, dataClass, question.day);
  const listedIn = readBack(container, consents, dataClass, question.day);
  const place = kindNamed(attributes.kind).within?.(attributes);
  const ranges = place === undefined ? direct : oneFile(listedIn, direct, place.seq);
  if (ranges.length === 0) return withheld;
  const listing = [...own, ...container].findLast((each) => each.dataClasses.includes(dataClass));
  const { agreement = null, version = null, clause = null } = listing ?? {};
  const ground: Decision = { allowed: true, rule: null, agreement, version, clause };
  return {
    shown: true,
    relation,
    decision: ground,
    consent: consents.find(({ id }) => id === listing?.consent) ?? null,
    ranges,
  };
};

/** A file counts as one item, number 0: it may be listed itself, or as part of a post that is listed. */
const oneFile = (
  within: readonly SeqRange[],
  direct: readonly SeqRange[],
  seq: number,
): readonly SeqRange[] =>
  direct.length > 0 || within.some(({ first, last }) => first <= seq && seq <= last)
    ? [{ first: 0, last: 0 }]
    : [];
