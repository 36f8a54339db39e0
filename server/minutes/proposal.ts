import {
  type AcceptedUpdate,
  acceptTaken,
  acceptUpdate,
  type UpdateRules,
} from '#domain/minutes/acceptUpdate.ts';
import type { DecodedUpdate } from '#domain/minutes/decodeBounded.ts';
import type { DocumentState, TextState } from '#domain/minutes/documentState.ts';
import { encodeUpdate } from '#domain/minutes/encodeUpdate.ts';
import { joinUpdates } from '#domain/minutes/joinUpdates.ts';
import { mayFollow } from '#domain/minutes/mayFollow.ts';
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
  /**
   * A record's id and bytes never change. Those of text are made when it is first tried, and stay so from then on:
   * see `#attempt`.
   */
  event: MinutesEvent | null;
  /** For text: the decoded parts of its update, and the state of the text after it, as it was judged last. */
  text: { readonly taken: DecodedUpdate; readonly after: TextState } | null;
  parts: Part[];
  bytes: number;
  settles: Settle[];
  origins: Set<unknown>;
}

/** Accepts the parts of waiting text one by one, each after the ones before it, and merges what is accepted. */
export const makeText = (proposal: Proposal, before: DocumentState, rules: UpdateRules): void => {
  let state = before;
  const acceptedParts: AcceptedUpdate[] = [];
  const spans = new Map<number, ClientSpan>();
  for (const { update, origin, settle } of proposal.parts) {
    const accepted = acceptUpdate(state, proposal.author, update, rules);
    if ('refused' in accepted) settle.reject(new EntryRefused(accepted.refused));
    else if ('nothingNew' in accepted) settle.resolve(null);
    else {
      state = { ...state, ...accepted.text };
      acceptedParts.push(accepted);
      for (const [client, from, until] of accepted.clients) {
        spans.set(client, [client, spans.get(client)?.[1] ?? from, until]);
      }
      proposal.settles.push(settle);
      proposal.origins.add(origin);
    }
  }
  proposal.parts = [];
  const [first] = acceptedParts;
  if (first === undefined) return;
  const taken = joinUpdates(acceptedParts.map((part) => part.taken));
  const update = acceptedParts.length === 1 ? first.update : encodeUpdate(taken);
  proposal.event = { kind: 'update', update, clients: [...spans.values()] };
  proposal.text = { taken, after: { ...state, bytes: before.bytes + update.byteLength } };
};

/** Judges a record, or text that was tried before, by the state that it would follow now. */
export const judgeAgain = (proposal: Proposal, state: DocumentState, rules: UpdateRules): void => {
  const event = proposal.event as MinutesEvent;
  if (event.kind !== 'update') {
    const answer = mayFollow(state, event);
    if (answer !== 'yes') settleAll(proposal, (settle) => settle.reject(new EntryRefused(answer)));
    return;
  }
  const { taken } = proposal.text as NonNullable<Proposal['text']>;
  const accepted = acceptTaken(state, proposal.author, taken, rules);
  if ('refused' in accepted) {
    settleAll(proposal, (settle) => settle.reject(new EntryRefused(accepted.refused)));
  } else if ('nothingNew' in accepted) settleAll(proposal, (settle) => settle.resolve(null));
  else {
    const { update, clients } = accepted;
    proposal.event = { kind: 'update', update, clients };
    proposal.text = { taken: accepted.taken, after: accepted.text };
  }
};

export const settleAll = (proposal: Proposal, how: (settle: Settle) => void): void => {
  const { settles } = proposal;
  proposal.settles = [];
  for (const settle of settles) how(settle);
};
