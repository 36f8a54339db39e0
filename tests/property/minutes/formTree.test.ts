import { describe, expect, it } from '@jest/globals';
import { initProseMirrorDoc } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import * as Y from 'yjs';
import type { Deletion } from '#domain/minutes/deletedRanges.ts';
import { emptyDocument } from '#domain/minutes/documentState.ts';
import { packPlaces, unpackPlaces } from '#domain/minutes/packPlaces.ts';
import { SortedMap } from '#domain/minutes/sortedMap.ts';
import { type Forged, forgeUpdate } from '#tests/support/forgeUpdate.ts';
import { editorSchema } from '#tests/support/form/editorSchema.ts';
import { formSections } from '#tests/support/form/formSections.ts';
import { lookAt } from '#tests/support/form/lookAt.ts';
import { nameOf } from '#tests/support/form/nameOf.ts';
import { readUpdates } from '#tests/support/form/readUpdates.ts';
import { takeUpdate } from '#tests/support/form/takeUpdate.ts';
import { holds } from '#tests/support/holds.ts';

type Content = () => Y.Item['content'] | null;
const element =
  (name: string): Content =>
  () =>
    new Y.ContentType(new Y.XmlElement(name));
const text: Content = () => new Y.ContentType(new Y.XmlText());
const erased: Content = () => new Y.ContentDeleted(2);
/** What may hang where; `#text` holds characters and marks. */
const fitting: Record<string, readonly Content[]> = {
  section: [element('paragraph'), element('bulletList'), element('paragraph'), erased],
  bulletList: [element('listItem'), element('listItem'), erased],
  listItem: [element('paragraph'), element('bulletList')],
  paragraph: [text, text, element('hardBreak')],
  hardBreak: [],
  '#text': [
    () => new Y.ContentString('いろは'),
    () => new Y.ContentString('字'),
    () => new Y.ContentFormat('bold', {}),
    () => new Y.ContentFormat('strike', null as never),
    erased,
  ],
};
const foreign: readonly Content[] = [
  ...Object.values(fitting).flat(),
  () => new Y.ContentFormat('bold', true as never),
  () => new Y.ContentFormat('bold', [] as never),
  () => new Y.ContentFormat('link', {}),
  ...['script', 'section', 'text', 'UNDEFINED', 'toString'].map(element),
  () => new Y.ContentType(new Y.XmlFragment()),
  () => new Y.ContentType(new Y.XmlHook('paragraph')),
  () => new Y.ContentType(new Y.Text()),
  () => new Y.ContentType(new Y.Array()),
  () => new Y.ContentType(new Y.Map()),
  () => new Y.ContentAny(['値']),
  () => new Y.ContentJSON(['値']),
  () => new Y.ContentEmbed({ image: 'x' }),
  () => new Y.ContentBinary(new Uint8Array(3)),
  () => new Y.ContentDoc(new Y.Doc()),
  () => null,
];

interface Step {
  readonly who: number;
  readonly structs: readonly {
    readonly how: 'below' | 'right' | 'left' | 'between' | 'root' | 'any';
    /** Hung where the form has a place for it; else anything anywhere. */
    readonly fits: boolean;
    readonly content: number;
    readonly at: number;
    readonly other: number;
    readonly key: boolean;
  }[];
  readonly erase: readonly (readonly [at: number, length: number])[];
  readonly overlap: boolean;
}
const seldom = (times: number) => fc.nat(times).map((n) => n === 0);
const steps = fc.array(
  fc.record<Step>({
    who: fc.nat(2),
    structs: fc.array(
      fc.record({
        how: fc.constantFrom('below', 'below', 'right', 'left', 'between', 'root', 'any'),
        fits: seldom(12).map((not) => !not),
        ...{ content: fc.nat(), at: fc.nat(), other: fc.nat(), key: seldom(60) },
      }),
      { minLength: 1, maxLength: 3 },
    ),
    erase: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 4 })), { maxLength: 1 }),
    overlap: seldom(12),
  }),
  { minLength: 3, maxLength: 40 },
);

interface Known {
  readonly id: Y.ID;
  /** What it is itself, and what it stands in; unknown names hold nothing. */
  readonly name: string;
  readonly inside: string;
}

/** The structs of one step, hung on what is known so far. */
const forge = (step: Step, before: readonly Known[], clocks: ReadonlyMap<number, number>) => {
  const client = step.who + 1;
  // Or a forged beginning over what is stored already.
  let clock = Math.max(0, (clocks.get(client) ?? 0) - (step.overlap ? 1 : 0));
  const known = [...before];
  const forged = step.structs.map(({ how, fits, content, at, other, key }): Forged => {
    const a = known[at % Math.max(1, known.length)];
    const b = known[how === 'any' ? other % Math.max(1, known.length) : (at + 1) % known.length];
    const isRoot = a === undefined || how === 'root';
    const inside = isRoot ? 'section' : how === 'below' ? a.name : a.inside;
    const choice = (fits ? fitting[inside] : foreign) ?? [];
    const made =
      (choice.length > 0 ? choice : foreign)[content % (choice.length || foreign.length)]?.() ?? null;
    const name = made instanceof Y.ContentType ? nameOf(made.type) : '';
    const base = { client, clock, content: made, parentSub: key ? 'id' : null };
    for (let more = 0; more < (made?.getLength() ?? 1); more += 1)
      known.push({ id: Y.createID(client, clock + more), name, inside });
    clock += made?.getLength() ?? 1;
    if (isRoot) return { ...base, parent: fits ? (formSections[at % 2] ?? '') : '他' };
    if (how === 'below') return { ...base, parent: a.id };
    if (how === 'right') return { ...base, origin: a.id };
    if (how === 'left') return { ...base, rightOrigin: a.id };
    return { ...base, origin: a.id, rightOrigin: b?.inside === a.inside || !fits ? (b?.id ?? null) : null };
  });
  const deletions = step.erase.flatMap(([at, length]): Deletion[] => {
    const id = known[at % Math.max(1, known.length)]?.id;
    return id === undefined ? [] : [{ client: id.client, from: id.clock, until: id.clock + length }];
  });
  return { update: forgeUpdate(forged, deletions), known };
};

describe('[MI8] the exact tree of the form', () => {
  it('whatever is sent, what is accepted makes a document of the form, the same in any order', () => {
    let acceptedOnes = 0;
    let refusedOnes = 0;
    let tried = 0;
    holds(
      fc.property(steps, fc.nat(), (script, first) => {
        let dice = first;
        const roll = () => (dice = (dice * 1_103_515_245 + 12_345) % 2 ** 31);
        tried += 1;
        let state = emptyDocument;
        const log: Uint8Array[] = [];
        let known: readonly Known[] = [];
        const clocks = new Map<number, number>();
        for (const step of script) {
          const forged = forge(step, known, clocks);
          const taken = takeUpdate(state, step.who, forged.update);
          state = taken.state;
          if (!('update' in taken.accepted)) {
            refusedOnes += 1;
            continue;
          }
          acceptedOnes += 1;
          log.push(taken.accepted.update);
          for (const [client, , until] of taken.accepted.clients) clocks.set(client, until);
          if (!step.overlap) known = forged.known;
          // A node that starts from a snapshot judges alike.
          const places = unpackPlaces(packPlaces(state.places), SortedMap.empty());
          expect(packPlaces(places)).toEqual(packPlaces(state.places));
          if (roll() % 3 === 0) state = { ...state, places };
        }
        const whole = lookAt(readUpdates(log, true));
        expect(whole.wrong).toEqual([]);
        for (let round = 0; round < 3; round += 1) {
          const shuffled = log
            .map((update) => ({ update, place: roll() }))
            .sort((a, b) => a.place - b.place)
            .map(({ update }) => update);
          // Then in order, as a client that comes again: Yjs may have put off what came before its neighbours.
          const doc = readUpdates([...shuffled, ...log], round > 0);
          expect(lookAt(doc)).toEqual(whole);
        }
        // An editor that opens it shows every character: nothing is taken away because it cannot be shown.
        const opened = readUpdates(log, true);
        const characters = () =>
          formSections.map((section) =>
            opened
              .getXmlFragment(section)
              .toString()
              .replace(/<[^>]*>/g, ''),
          );
        const before = characters();
        for (const section of formSections) initProseMirrorDoc(opened.getXmlFragment(section), editorSchema);
        expect(characters()).toEqual(before);
        expect(lookAt(readUpdates([Y.mergeUpdates(log)].slice(log.length === 0 ? 1 : 0), true))).toEqual(
          whole,
        );
      }),
      200,
    );
    // Neither half of the rule goes untried.
    expect(acceptedOnes).toBeGreaterThan(Math.min(tried, 500));
    expect(refusedOnes).toBeGreaterThan(Math.min(tried, 500));
  });
});
