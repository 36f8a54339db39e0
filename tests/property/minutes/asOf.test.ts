import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changesForm } from '#domain/minutes/changesForm.ts';
import { advance, emptyDocument } from '#domain/minutes/documentState.ts';
import { foldMinutes, type MinutesState } from '#domain/minutes/foldMinutes.ts';
import { mayFollow } from '#domain/minutes/mayFollow.ts';
import type { Author, MinutesEntry, MinutesEvent } from '#domain/minutes/minutesEntry.ts';
import { seenForm } from '#domain/minutes/seenForm.ts';
import { holds } from '#tests/support/holds.ts';

const people: Author[] = ['1', '2', '3'].map((digit) => ({
  account: digit.repeat(24) as never,
  position: null,
}));
// An empty update as Yjs writes it: the state counts its bytes and reads nothing of it.
const text = new Uint8Array([0, 0]);
const name = fc.constantFrom('見本 一郎', '見本 二郎');
const n = fc.nat(30);
const event: fc.Arbitrary<MinutesEvent> = fc.oneof(
  fc.constant<MinutesEvent>({ kind: 'update', update: text, clients: [] }),
  fc.constantFrom('joined', 'left').map((change): MinutesEvent => ({ kind: 'attended', change })),
  fc.constant<MinutesEvent>({ kind: 'commented', section: null, text: '見本' }),
  n.map((seen): MinutesEvent => ({ kind: 'attested', seen })),
  fc.constantFrom('A', 'B').map((value): MinutesEvent => ({ kind: 'header-set', fields: { place: value } })),
  fc.tuple(name, fc.option(n)).map(
    ([who, replaces]): MinutesEvent => ({
      ...{ kind: 'inquired', replaces },
      inquiry: { affiliation: '', name: who, reason: '', askedOn: '', content: '', answer: '' },
    }),
  ),
  name.map(
    (who): MinutesEvent => ({
      kind: 'attendee-entered',
      attendee: { category: 'self', name: who, affiliation: '' },
    }),
  ),
  n.map((entry): MinutesEvent => ({ kind: 'attendee-struck', entry })),
  n.map((entry): MinutesEvent => ({ kind: 'inquiry-struck', entry })),
);
const log = fc
  .array(fc.tuple(fc.constantFrom(...people), event), { minLength: 1, maxLength: 30 })
  .map((steps) =>
    steps.map(
      ([author, each], at): MinutesEntry => ({
        n: at + 1,
        at: new Date(at),
        author,
        event: each,
        fact: null,
      }),
    ),
  );
const finalise = (entries: readonly MinutesEntry[], asOf: number): MinutesEntry => ({
  ...{ n: entries.length + 1, at: new Date(entries.length), author: people[0] as Author, fact: null },
  event: { kind: 'finalised', seen: asOf, asOf, leavesNewer: true, patient: '見本', people: [] },
});
/** What the form prints. */
const printed = ({ header, inRoom, entered, inquiries, struck, lastFormChange }: MinutesState) => ({
  header: [...header].map(([key, { value }]) => [key, value]),
  inRoom: inRoom.map(({ who, joinedAt }) => ({ who, joinedAt })),
  ...{ entered, inquiries, struck, lastFormChange },
});

describe('[MI12] a form that is finalised as of n', () => {
  it('is the form of the log up to n, whatever was written until 確定; nothing of that is lost', () => {
    holds(
      fc.property(log, fc.nat(30), (entries, at) => {
        const asOf = Math.min(at, entries.length);
        const state = foldMinutes([...entries, finalise(entries, asOf)]);
        const then = foldMinutes(entries.slice(0, asOf));
        expect(printed(state)).toEqual(printed(then));
        // What is said beside the form is not cut: it was said of it.
        expect(state.comments).toEqual(foldMinutes(entries).comments);
        expect(state.attestations).toEqual(foldMinutes(entries).attestations);
        const listed = new Set<string>();
        const later = entries.filter((entry) => {
          const changes = changesForm(entry.event, listed.has(entry.author.account));
          if (entry.n <= asOf && entry.event.kind === 'attended' && changes) listed.add(entry.author.account);
          return changes && entry.n > asOf;
        });
        expect(state.leftOut).toEqual(later);
      }),
    );
  });

  it('whoever confirmed it confirmed just that form: not an earlier one, and not what was left out', () => {
    holds(
      fc.property(log, fc.nat(30), fc.nat(31), (entries, at, seen) => {
        const asOf = Math.min(at, entries.length);
        const state = foldMinutes([...entries, finalise(entries, asOf)]);
        const saw = foldMinutes(entries.slice(0, seen));
        const isSame =
          JSON.stringify(printed(saw)) === JSON.stringify(printed(state)) &&
          saw.lastFormChange === state.lastFormChange;
        expect(seenForm(state, seen) === 'current').toBe(isSame);
      }),
    );
  });

  it('is refused while there is anything newer that its reader has not said to leave out, and never otherwise', () => {
    holds(
      fc.property(log, fc.nat(30), fc.boolean(), (entries, at, leaves) => {
        const asOf = Math.min(at, entries.length);
        const state = advance(emptyDocument, entries);
        const { event: wanted } = finalise(entries, asOf) as { event: MinutesEvent & { kind: 'finalised' } };
        const { leavesNewer: _, ...plain } = wanted;
        const answer = mayFollow(state, leaves ? wanted : plain);
        const isNewer = foldMinutes(entries).lastFormChange > asOf;
        expect(answer).toBe(isNewer && !leaves ? 'written-since' : 'yes');
      }),
    );
  });
});
