import type { Mutant } from './mutant.ts';

/**
 * Mutants that no test needs to notice, each with a word why. Named by file, original and replacement, so that a line that
 * moves stays accepted and one that changes is asked anew.
 */
export const accepted: readonly (Pick<Mutant, 'file' | 'original' | 'replacement'> & {
  readonly why: string;
})[] = [
  {
    file: 'server/domain/rights/endWith.ts',
    original: 'until !== null && until <= day',
    replacement: '(until <= day)',
    why: 'null is on or before no day',
  },
  {
    file: 'server/domain/rights/managedUntil.ts',
    original: ' > ',
    replacement: ' >= ',
    why: 'of two equal days either is the later',
  },
  {
    file: 'server/domain/rights/overlap.ts',
    original: ' > ',
    replacement: ' >= ',
    why: 'of two equal days either is the later',
  },
  {
    file: 'server/domain/rights/overlap.ts',
    original: ' < ',
    replacement: ' <= ',
    why: 'of two equal days either is the earlier',
  },
  {
    file: 'server/domain/rights/overlap.ts',
    original: 'a.until === null',
    replacement: 'false',
    why: 'only where both are open, and then either is null',
  },
  {
    file: 'server/domain/access/mayAccess.ts',
    original: 'account.positions.filter((each) => each !== position)',
    replacement: 'account.positions',
    why: 'the one acted in was asked before, and is not related',
  },
  {
    file: 'server/domain/access/mayAccess.ts',
    original: 'position.until !== null && position.until <= day',
    replacement: '(position.until <= day)',
    why: 'null is on or before no day',
  },
  {
    file: 'server/domain/access/decideFor.ts',
    original: 'day !== undefined && day !== null',
    replacement: '(day !== undefined)',
    why: 'null comes after no day',
  },
  {
    file: 'server/domain/access/decideFor.ts',
    original: 'day !== undefined && day !== null',
    replacement: '(day !== null)',
    why: 'undefined comes after no day',
  },
  {
    file: 'server/domain/access/decideFor.ts',
    original: 'request.from === request.to',
    replacement: 'false',
    why: 'a short cut: at home every day is allowed, and stands on no consent',
  },
  {
    file: 'server/domain/access/decideFor.ts',
    original: 'each !== undefined && each !== null',
    replacement: '(each !== null)',
    why: 'undefined is sorted last',
  },
  {
    file: 'server/domain/access/decideFor.ts',
    original: "consent !== null && clauseOf(compiled, decision)?.requires.includes('consent') === true",
    replacement: "(clauseOf(compiled, decision)?.requires.includes('consent') === true)",
    why: 'without a consent none is needed: both are null',
  },
  {
    file: 'server/domain/access/explainDenial.ts',
    original: 'withdrawn !== null && withdrawn <= day',
    replacement: '(withdrawn <= day)',
    why: 'null is on or before no day',
  },
  {
    file: 'server/domain/access/explainDenial.ts',
    original: 'named?.withdrawn ?? null',
    replacement: '(named?.withdrawn)',
    why: 'undefined is on or before no day either',
  },
  {
    file: 'server/domain/access/explainDenial.ts',
    original: 'ground === undefined',
    replacement: 'false',
    why: 'the line below asks for it, too',
  },
  {
    file: 'server/domain/access/explainDenial.ts',
    original: 'ground === undefined || since === null',
    replacement: '(since === null)',
    why: 'without a ground there is no such day',
  },
  {
    file: 'server/domain/channels/topics.ts',
    original: ' < ',
    replacement: ' <= ',
    why: 'no two entries of a channel have one seq (PO1)',
  },
  {
    file: 'server/channels/settleOwn.ts',
    original: 'running.get(key) === adding',
    replacement: '!(running.get(key) === adding)',
    why: 'what is over and kept is waited for no longer: memory alone',
  },
  {
    file: 'server/channels/settleOwn.ts',
    original: 'running.get(key) === adding',
    replacement: 'false',
    why: 'what is over and kept is waited for no longer: memory alone',
  },
  {
    file: 'server/channels/settleOwn.ts',
    original: 'running.delete(key);',
    replacement: ';',
    why: 'what is over and kept is waited for no longer: memory alone',
  },
  {
    file: 'server/channels/settleOwn.ts',
    original: 'written: Promise.resolve(false)',
    replacement: '...{}',
    why: 'set in the same step',
  },
  {
    file: 'server/channels/settleOwn.ts',
    original: 'false',
    replacement: 'true',
    why: 'set in the same step',
  },
  {
    file: 'server/channels/markRead.ts',
    original: '1',
    replacement: '(1 + 1)',
    why: 'what is open is open for every seq',
  },
  {
    file: 'server/channels/markRead.ts',
    original: 'answer.disclosed && answer.upToSeq === null',
    replacement: '(answer.upToSeq === null)',
    why: 'what is not disclosed has no such seq',
  },
  {
    file: 'server/channels/listReaders.ts',
    original: ' < ',
    replacement: ' <= ',
    why: 'of two at one time either is the first',
  },
  {
    file: 'server/channels/appendEntry.ts',
    original: 'draft.state === null || draft.thread === null',
    replacement: '(draft.state === null)',
    why: 'a state is always of a topic',
  },
  {
    file: 'server/channels/sentRuns.ts',
    original: '0',
    replacement: '(0 + 1)',
    why: 'a text that is split has a first part, and a lone 1 is no word of ours',
  },
  {
    file: 'collab/textMessage.ts',
    original: 'only !== undefined && updates.length === 1',
    replacement: '(updates.length === 1)',
    why: 'of one there is a first',
  },
  {
    file: 'server/channels/recentEntries.ts',
    original: 'this.#entries.length <= AT_REST || this.#now() - this.#askedAt < REST_AFTER_MS',
    replacement: '(this.#now() - this.#askedAt < REST_AFTER_MS)',
    why: 'the last twenty of twenty are the same',
  },
  {
    file: 'server/channels/recentEntries.ts',
    original: ' <= ',
    replacement: ' < ',
    why: 'the last twenty of twenty are the same',
  },
  {
    file: 'server/channels/readThread.ts',
    original: '0',
    replacement: '(0 + 1)',
    why: 'the first entry of a channel answers nothing',
  },
  {
    file: 'server/channels/listTopics.ts',
    original: '1',
    replacement: '(1 + 1)',
    why: 'cut at the head',
  },
  {
    file: 'server/channels/readVitals.ts',
    original: '1',
    replacement: '(1 + 1)',
    why: 'cut at the head',
  },
  {
    file: 'server/channels/readVitals.ts',
    original: 'vitals ?? {}',
    replacement: '(vitals)',
    why: 'those without vitals were left out before',
  },
  {
    file: 'server/channels/heldMembers.ts',
    original: 'beside.delete(connection.id);',
    replacement: ';',
    why: 'one that is closed holds nothing: memory alone',
  },
  {
    file: 'server/channels/heldMembers.ts',
    original: 'beside.size === 0',
    replacement: 'false',
    why: 'a session without connections holds nothing: memory alone',
  },
  {
    file: 'server/channels/heldMembers.ts',
    original: 'this.#bySession.delete(session);',
    replacement: ';',
    why: 'a session without connections holds nothing: memory alone',
  },
  {
    file: 'server/channels/heldMembers.ts',
    original: 'this.#byConnection.get(connection.id)?.keys() ?? []',
    replacement: '(this.#byConnection.get(connection.id)?.keys())',
    why: 'they are there until it closes, once',
  },
  {
    file: 'server/channels/rememberAuthors.ts',
    original: '20_000',
    replacement: '(20_000 + 1)',
    why: 'a bound on memory, no measure',
  },
  {
    file: 'server/channels/updateTogether.ts',
    original: '500',
    replacement: '(500 + 1)',
    why: 'a bound on one command, no measure',
  },
  {
    file: 'server/channels/insertTogether.ts',
    original: '400',
    replacement: '(400 + 1)',
    why: 'a bound on one command, no measure',
  },
  {
    file: 'server/channels/withinSilence.ts',
    original: '5_000',
    replacement: '(5_000 + 1)',
    why: 'a bound against hanging, no measure',
  },
];
