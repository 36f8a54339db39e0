import { kindNamed } from '../records/kindNamed.ts';
import { crossBorder } from './crossBorder.ts';
import { earliest } from './earliest.ts';
import { mayAccess } from './mayAccess.ts';
import type { Question } from './question.ts';
import { refuse } from './refuse.ts';
import type { Verdict } from './verdict.ts';

/**
 * Both questions (DESIGN decision 1); both must say yes, at home too, where WA1 answers the second. [AC12] Whoever stands
 * in several relations at once is given what all of them give together, in whatever order they were made.
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
    // An act that is for other purposes than the relation's is not possible by it.
    each.acts.filter((possible) => kind.rows(attributes, possible, each.purposes)?.length !== 0),
  );
  const possible = acts.filter((each) => (kind.forbids?.(attributes, each) ?? null) === null);
  // Its acts are those of all of them: the first that ends takes some of them along.
  const until = earliest([answer.until, ...standing.relations.map((each) => each.until)]);
  return { ...answer, until, acts: answer.readOnly ? ['read'] : [...new Set(possible)] };
};
