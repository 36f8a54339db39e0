import { type AdmissionRules, admitUpdate } from '#domain/minutes/admitUpdate.ts';
import { advance, type DocumentState } from '#domain/minutes/documentState.ts';
import { mayFollow } from '#domain/minutes/mayFollow.ts';
import { mergeInHalves } from '#domain/minutes/mergeInHalves.ts';
import type { Author, ClientSpan, MinutesEvent } from '#domain/minutes/minutesEntry.ts';
import { EntryRefused } from './entryRefused.ts';

export interface Part {
  readonly update: Uint8Array;
  readonly origin: unknown;
  readonly settle: Settle;
}
export interface Settle {
  resolve(n: number | null): void;
  reject(error: Error): void;
}
export interface Proposal {
  readonly id: string;
  readonly author: Author;
  readonly fact: unknown;
  /** Fixed for a record; for text it is made of the parts when first tried, and stays so: see `#attempt`. */
  event: MinutesEvent | null;
  parts: Part[];
  bytes: number;
  settles: Settle[];
  origins: Set<unknown>;
}

/** Admits the parts of waiting text one by one, each after the ones before it, and merges what is admitted. */
export const makeText = (proposal: Proposal, before: DocumentState, rules: AdmissionRules): void => {
  let state = before;
  const updates: Uint8Array[] = [];
  const spans = new Map<number, ClientSpan>();
  for (const { update, origin, settle } of proposal.parts) {
    const admitted = admitUpdate(state, proposal.author, update, rules);
    if ('refused' in admitted) settle.reject(new EntryRefused(admitted.refused));
    else if ('nothingNew' in admitted) settle.resolve(null);
    else {
      const event = { kind: 'update', ...admitted } as const;
      const { author, fact } = proposal;
      state = advance(state, [{ n: state.head + 1, at: new Date(0), author, event, fact }]);
      updates.push(admitted.update);
      for (const [client, from, until] of admitted.clients) {
        spans.set(client, [client, spans.get(client)?.[1] ?? from, until]);
      }
      proposal.settles.push(settle);
      proposal.origins.add(origin);
    }
  }
  proposal.parts = [];
  if (updates.length === 0) return;
  proposal.event = { kind: 'update', update: mergeInHalves(updates), clients: [...spans.values()] };
};

/** Judges a record, or text that was tried before, by the state it would now follow. */
export const judgeAgain = (proposal: Proposal, state: DocumentState, rules: AdmissionRules): void => {
  const event = proposal.event as MinutesEvent;
  if (event.kind !== 'update') {
    const answer = mayFollow(state, event);
    if (answer !== 'yes') settleAll(proposal, (settle) => settle.reject(new EntryRefused(answer)));
    return;
  }
  const admitted = admitUpdate(state, proposal.author, event.update, rules);
  if ('refused' in admitted) {
    settleAll(proposal, (settle) => settle.reject(new EntryRefused(admitted.refused)));
  } else if ('nothingNew' in admitted) settleAll(proposal, (settle) => settle.resolve(null));
  else proposal.event = { kind: 'update', ...admitted };
};

export const settleAll = (proposal: Proposal, how: (settle: Settle) => void): void => {
  const { settles } = proposal;
  proposal.settles = [];
  for (const settle of settles) how(settle);
};
