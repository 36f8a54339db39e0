import { kindNamed } from '../records/kindNamed.ts';
import { crossBorder } from './crossBorder.ts';
import { earliest } from './earliest.ts';
import { mayAccess } from './mayAccess.ts';
import type { Question } from './question.ts';
import { refuse } from './refuse.ts';
import type { Verdict } from './verdict.ts';

/**
 * Both questions of the gate (DESIGN decision 1). Both must be answered with yes, at home too, where WA1 answers the
 * second. [AC12] Somebody who stands in several relations at once is given what all of them give together, in
 * whatever order they were made.
 */
export const judgeAccess = (question: Question): Verdict => {
  const { account, acting, act, attributes, day } = question;
  if (attributes === null) return { is: 'unknown' };
  const standing = mayAccess(account, acting, day, attributes);
  if (standing.is === 'none') return { is: 'unknown' };
  const kind = kindNamed(attributes.kind);
  const home = kind.home(attributes);
  if (standing.is === 'ended') return refuse('ended', { home, since: standing.since });
  if (standing.is === 'elsewhere') {
    return refuse('act', { home, reason: 'other-position', position: standing.position });
  }
  const giving = standing.relations.filter(({ acts }) => acts.includes(act));
  const [first, ...others] = giving;
  if (first === undefined) {
    return refuse('act', { home, reason: 'not-given', relation: standing.relations[0] });
  }
  const answer = crossBorder(question, attributes, [first, ...others]);
  if (answer.is === 'refused') return answer;
  const state = kind.forbids?.(attributes, act) ?? null;
  if (state !== null)
    return refuse('state', { home, reason: state, relation: answer.relation, asked: answer.asked });
  const acts = standing.relations.flatMap((each) =>
    // If the act needs other purposes than a relation has, this relation does not make it possible.
    each.acts.filter((possible) => kind.rows(attributes, possible, each.purposes)?.length !== 0),
  );
  const possible = acts.filter((each) => (kind.forbids?.(attributes, each) ?? null) === null);
  // Several relations together give the acts: when the first of them ends, some of the acts may end with it.
  const until = earliest([answer.until, ...standing.relations.map((each) => each.until)]);
  return { ...answer, until, acts: answer.readOnly ? ['read'] : [...new Set(possible)] };
};
