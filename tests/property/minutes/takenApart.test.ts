import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as Y from 'yjs';
import { encodeUpdate } from '#domain/minutes/encodeUpdate.ts';
import { joinUpdates } from '#domain/minutes/joinUpdates.ts';
import { takeApart } from '#domain/minutes/takeApart.ts';
import { holds } from '#tests/support/holds.ts';

interface Step {
  readonly who: number;
  readonly at: number;
  readonly text: string;
  readonly erase: number;
  readonly hears: boolean;
}
const steps = fc.array(
  fc.record<Step>({
    who: fc.nat(2),
    at: fc.nat(30),
    text: fc.string({ maxLength: 5, unit: 'grapheme' }),
    erase: fc.nat(4),
    hears: fc.boolean(),
  }),
  { minLength: 1, maxLength: 30 },
);

/** Three people type in one section and hear of each other now and then: their updates, in the order of a log. */
const logOf = (script: readonly Step[]): Uint8Array[] => {
  const docs = [11, 2 ** 40, 3].map((clientID) => Object.assign(new Y.Doc(), { clientID }));
  const log: Uint8Array[] = [];
  for (const { who, at, text, erase, hears } of script) {
    const doc = docs[who] as Y.Doc;
    if (hears) for (const update of log) Y.applyUpdate(doc, update, 'heard');
    const before = Y.encodeStateVector(doc);
    doc.transact(() => {
      const section = doc.getText('agenda');
      section.insert(Math.min(at, section.length), text);
      section.delete(0, Math.min(erase, section.length));
    });
    log.push(Y.encodeStateAsUpdate(doc, before));
  }
  return log;
};
const textOf = (updates: readonly Uint8Array[]): string => {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  expect(doc.store.pendingStructs).toBeNull();
  expect(doc.store.pendingDs).toBeNull();
  return JSON.stringify(doc.getText('agenda').toDelta());
};

describe('[MI23] an update that was taken apart', () => {
  it('is written in the very bytes that Yjs wrote', () => {
    holds(
      fc.property(steps, (script) => {
        for (const update of logOf(script)) expect(encodeUpdate(takeApart(update))).toEqual(update);
      }),
      200,
    );
  });

  it('makes, joined with those before and after it, the text that all of them make one by one', () => {
    holds(
      fc.property(steps, fc.nat(30), fc.nat(30), (script, from, count) => {
        const log = logOf(script);
        const until = Math.min(log.length, from + count + 1);
        const part = log.slice(from, until);
        const joined = encodeUpdate(joinUpdates(part.map(takeApart)));
        expect(textOf([...log.slice(0, from), joined, ...log.slice(until)])).toBe(textOf(log));
        // Once more, and with what it has already: nothing is in it twice.
        const twice = joinUpdates([...part, ...part, joined].map(takeApart));
        expect(twice.structs.length).toBeLessThanOrEqual(
          part.reduce((sum, update) => sum + takeApart(update).structs.length, 0),
        );
        expect(textOf([...log.slice(0, from), encodeUpdate(twice), ...log.slice(until)])).toBe(textOf(log));
      }),
      200,
    );
  });

  it('is joined right whatever order its clients come in, where merging by Yjs itself loses text', () => {
    // As no honest client writes it: the lower client first. Written by hand, for Yjs would sort them.
    const lower = Object.assign(new Y.Doc(), { clientID: 1 });
    lower.getText('agenda').insert(0, 'あ');
    const higher = Object.assign(new Y.Doc(), { clientID: 9 });
    higher.getText('agenda').insert(0, 'い');
    const [a, b] = [Y.encodeStateAsUpdate(lower), Y.encodeStateAsUpdate(higher)];
    const unsorted = Uint8Array.from([2, ...a.subarray(1, -1), ...b.subarray(1)]);
    expect(takeApart(unsorted).structs.map(({ id }) => id.client)).toEqual([1, 9]);
    const state = Y.encodeStateVector(higher);
    higher.getText('agenda').insert(1, 'う');
    const next = Y.encodeStateAsUpdate(higher, state);
    expect(textOf([encodeUpdate(joinUpdates([unsorted, next].map(takeApart)))])).toBe(
      textOf([unsorted, next]),
    );
  });
});
