import { acceptUpdate } from '#domain/minutes/acceptUpdate.ts';
import { advance, type DocumentState } from '#domain/minutes/documentState.ts';
import type { Author } from '#domain/minutes/minutesEntry.ts';
import { formSections } from './formSections.ts';

const rules = {
  sections: new Set(formSections),
  updateStructs: 20_000,
  updateDeletions: 20_000,
  documentBytes: 1_000_000,
  documentClients: 4_000,
};
const authors: Author[] = [1, 2, 3].map((n) => ({ account: `${n}`.repeat(24) as never, position: null }));

/** Judges what one of three authors sends, and goes on from it where it is accepted. */
export const takeUpdate = (state: DocumentState, who: number, update: Uint8Array) => {
  const author = authors[who]!;
  const accepted = acceptUpdate(state, author, update, rules);
  if (!('update' in accepted)) return { state, accepted };
  const event = { kind: 'update', ...accepted } as const;
  const entry = { n: state.head + 1, at: new Date(0), author, event, fact: null };
  return { state: advance(state, [entry]), accepted };
};
