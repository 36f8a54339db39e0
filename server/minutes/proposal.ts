import {
  type AdmissionRules,
  type AdmittedUpdate,
  admitTaken,
  admitUpdate,
} from '#domain/minutes/admitUpdate.ts';
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
  /** Fixed for a record; for text it is made of the parts when first tried, and stays so: see `#attempt`. */
  event: MinutesEvent | null;
  /** Of text: what its bytes were taken apart into, and the text's state after it as it was judged last. */
  text: { readonly taken: DecodedUpdate; readonly after: TextState } | null;
  parts: Part[];
  bytes: number;
  settles: Settle[];
  origins: Set<unknown>;
}

/** Admits the parts of waiting text one by one, each after the ones before it, and merges what is admitted. */
export const makeText = (proposal: Proposal, before: DocumentState, rules: AdmissionRules): void => {
  let state = before;
  const admittedParts: AdmittedUpdate[] = [];
  const spans = new Map<number, ClientSpan>();
  for (const { update, origin, settle } of proposal.parts) {
    const admitted = admitUpdate(state, proposal.author, update, rules);
    if ('refused' in admitted) settle.reject(new EntryRefused(admitted.refused));
    else if ('nothingNew' in admitted) settle.resolve(null);
    else {
      state = { ...state, ...admitted.text };
      admittedParts.push(admitted);
      for (const [client, from, until] of admitted.clients) {
        spans.set(client, [client, spans.get(client)?.[1] ?? from, until]);
      }
      proposal.settles.push(settle);
      proposal.origins.add(origin);
    }
  }
  proposal.parts = [];
  const [first] = admittedParts;
  if (first === undefined) return;
  const taken = joinUpdates(admittedParts.map((part) => part.taken));
  const update = admittedParts.length === 1 ? first.update : encodeUpdate(taken);
  proposal.event = { kind: 'update', update, clients: [...spans.values()] };
  proposal.text = { taken, after: { ...state, bytes: before.bytes + update.byteLength } };
};

/** Judges a record, or text that was tried before, by the state it would now follow. */
export const judgeAgain = (proposal: Proposal, state: DocumentState, rules: AdmissionRules): void => {
  const event = proposal.event as MinutesEvent;
  if (event.kind !== 'update') {
    const answer = mayFollow(state, event);
    if (answer !== 'yes') settleAll(proposal, (settle) => settle.reject(new EntryRefused(answer)));
    return;
  }
  const { taken } = proposal.text as NonNullable<Proposal['text']>;
  const admitted = admitTaken(state, proposal.author, taken, rules);
  if ('refused' in admitted) {
    settleAll(proposal, (settle) => settle.reject(new EntryRefused(admitted.refused)));
  } else if ('nothingNew' in admitted) settleAll(proposal, (settle) => settle.resolve(null));
  else {
    const { update, clients } = admitted;
    proposal.event = { kind: 'update', update, clients };
    proposal.text = { taken: admitted.taken, after: admitted.text };
  }
};

export const settleAll = (proposal: Proposal, how: (settle: Settle) => void): void => {
  const { settles } = proposal;
  proposal.settles = [];
  for (const settle of settles) how(settle);
};
