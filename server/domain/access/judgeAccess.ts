import { crossBorder } from './crossBorder.ts';
import { forbiddenByState } from './forbiddenByState.ts';
import { mayAccess } from './mayAccess.ts';
import type { Question } from './question.ts';
import { homeOf, isForPurpose } from './recordRows.ts';
import { refuse } from './refuse.ts';
import type { Refused, Verdict } from './verdict.ts';

/** Both questions (DESIGN decision 1); both must say yes, at home too, where WA1 answers the second. */
export const judgeAccess = (question: Question): Verdict => {
  const { account, acting, act, facts, day } = question;
  if (facts === null) return { is: 'unknown' };
  const standing = mayAccess(account, acting, day, facts);
  if (standing.is === 'none') return { is: 'unknown' };
  const home = homeOf(facts);
  if (standing.is === 'ended') return refuse('ended', { home, since: standing.since });
  if (standing.is === 'elsewhere') {
    return refuse('act', { home, reason: 'other-position', position: standing.position });
  }
  const giving = standing.relations.filter(({ acts }) => acts.includes(act));
  const [first] = giving;
  if (first === undefined) {
    return refuse('act', { home, reason: 'not-given', relation: standing.relations[0] });
  }
  let refused: Refused | undefined;
  for (const relation of giving) {
    const answer = crossBorder(question, facts, relation);
    if (answer.is === 'given') {
      const state = forbiddenByState(act, facts);
      if (state !== null) return refuse('state', { home, reason: state, relation, asked: answer.asked });
      const acts = standing.relations.flatMap((each) =>
        each.acts.filter((possible) => isForPurpose(facts, possible, each.purposes)),
      );
      const possible = acts.filter((each) => forbiddenByState(each, facts) === null);
      return { ...answer, acts: answer.readOnly ? ['read'] : [...new Set(possible)] };
    }
    refused ??= answer;
  }
  return refused!;
};
