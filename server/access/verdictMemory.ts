import { judgeAccess } from '#domain/access/judgeAccess.ts';
import type { Question } from '#domain/access/question.ts';
import type { RecordRef } from '#domain/access/recordRef.ts';
import type { Verdict } from '#domain/access/verdict.ts';
import { LruMap } from '#platform/lruMap.ts';
import type { Grant } from './gate.ts';

/** What the rules said, and the yes that was made of it. */
export interface Judged {
  readonly verdict: Verdict;
  grant: Grant | null;
}

interface Kept extends Judged {
  readonly of: readonly unknown[];
}

/** Two kilobytes each. */
const MOST = 5_000;

/**
 * What the rules said of remembered attributes. They are pure, and what is remembered is replaced and never changed
 * (`Remembered`): of the very same account, record, agreements and day they say the same again. Anything else in the place of
 * one of these, be it equal in every word, is judged anew.
 */
export class VerdictMemory {
  readonly #kept = new LruMap<string, Kept>(MOST);

  /** Of attributes from memory alone, with nothing that was provided. */
  judge(question: Question, { kind, id }: RecordRef): Judged {
    const { account, acting, act, attributes, day, compiled } = question;
    if (attributes === null) return { verdict: judgeAccess(question), grant: null };
    const key = `${account.id} ${acting} ${act} ${kind} ${id}`;
    const of = [account, compiled, day, ...Object.values(attributes)];
    const known = this.#kept.get(key);
    if (known?.of.length === of.length && known.of.every((each, at) => each === of[at])) return known;
    const judged = { of, verdict: judgeAccess(question), grant: null };
    // A refusal is judged from the store: it is asked for once more there, and not here again.
    if (judged.verdict.is === 'given') this.#kept.set(key, judged);
    return judged;
  }
}
