import type { About } from '#domain/access/about.ts';
import { type Asked, showsNoContent } from '#domain/access/deeds.ts';
import type { Given, Verdict } from '#domain/access/verdict.ts';

/**
 * Whether a verdict from memory may be the answer (ADR 0018): a yes that shows all that was asked for. What is
 * refused, read back, or shown without one of its classes is judged anew from the store, so that a right that was just given
 * needs nothing to be forgotten first.
 */
export const answersWholly = (verdict: Verdict, asked: Asked, { shows }: About): verdict is Given => {
  if (verdict.is !== 'given' || verdict.readOnly) return false;
  if (showsNoContent(asked)) return true;
  for (const [dataClass, each] of verdict.classes) {
    if (shows !== undefined && !shows.includes(dataClass)) continue;
    if (!each.shown || each.ranges !== null) return false;
  }
  return true;
};
