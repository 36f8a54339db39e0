import type { RecordFacts } from './recordFacts.ts';
import type { Act } from './recordRef.ts';
import type { RefusalReason } from './refusalReason.ts';

const changing: readonly Act[] = ['edit', 'comment', 'attest', 'finalise'];

/**
 * What a record's state forbids to everyone, or null. The log of the document has the last word (DESIGN decision
 * 10): this only refuses early what it would refuse anyway.
 */
export const forbiddenByState = (act: Act, facts: RecordFacts): RefusalReason | null => {
  if (facts.kind === 'minutes') {
    const sealed = facts.minutes.state === 'finalised';
    if (sealed && changing.includes(act)) return 'finalised';
    if (!sealed && act === 'supplement') return 'not-finalised';
  }
  if (facts.kind === 'conference' && (act === 'join' || act === 'chat')) {
    const { state } = facts.conference;
    if (state === 'ended' || state === 'cancelled') return state;
    // The call is there while the conference is open: who comes too early has the right, and is told to wait.
    if (state === 'planned' && act === 'join') return state;
  }
  return null;
};
