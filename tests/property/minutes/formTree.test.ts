import { describe, expect, it } from '@jest/globals';
import { Schema } from '@tiptap/pm/model';
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import * as Y from 'yjs';
import { admitUpdate } from '#domain/minutes/admitUpdate.ts';
import type { Deletion } from '#domain/minutes/deletedRanges.ts';
import { advance, type DocumentState, emptyDocument } from '#domain/minutes/documentState.ts';
import type { Author } from '#domain/minutes/minutesEntry.ts';
import { packPlaces, unpackPlaces } from '#domain/minutes/packPlaces.ts';
import { SortedMap } from '#domain/minutes/sortedMap.ts';
import { type Forged, forgeUpdate } from '#tests/support/forgeUpdate.ts';
import { holds } from '#tests/support/holds.ts';

const sections = ['agenda', 'discussion'];
const rules = {
  sections: new Set(sections),
  updateStructs: 20_000,
  updateDeletions: 20_000,
  documentBytes: 1_000_000,
  documentClients: 4_000,
};
const authors: Author[] = [1, 2, 3].map((n) => ({ account: `${n}`.repeat(24) as never, position: null }));

/** Written out again, and apart from the rule's own table: what an editor can show without throwing anything away. */
const holdsOf: Record<string, RegExp> = {
  section: /^(paragraph|bulletList)$/,
  bulletList: /^listItem$/,
  listItem: /^(paragraph|bulletList)$/,
  paragraph: /^(hardBreak|#text)$/,
  hardBreak: /^$/,
};
const nameOf = (node: unknown): string =>
  node instanceof Y.XmlText
    ? '#text'
    : node instanceof Y.XmlElement && !(node instanceof Y.XmlHook)
      ? node.nodeName
      : '?';

/** What of this document is none of the form's; and every character and node that is there, by its id. */
const look = (doc: Y.Doc) => {
  const wrong: string[] = [];
  const alive: string[] = [];
  const visit = (type: Pick<Y.XmlText, '_map' | '_start'>, name: string): void => {
    for (const [key, item] of type._map) if (!item.deleted) wrong.push(`${name} has the key ${key}`);
    for (let item = type._start; item !== null; item = item.right) {
      if (item.deleted) continue;
      const { content } = item;
      // Yjs takes away marks that mark nothing, each document for itself.
      for (let at = 0; at < item.length && !(content instanceof Y.ContentFormat); at += 1)
        alive.push(`${item.id.client}:${item.id.clock + at}`);
      if (name === '#text') {
        const isMark =
          content instanceof Y.ContentFormat &&
          ['bold', 'strike'].includes(content.key) &&
          ['null', '{}'].includes(JSON.stringify(content.value));
        if (!(content instanceof Y.ContentString || isMark))
          wrong.push(`${content.constructor.name} in text`);
      } else {
        const child = content instanceof Y.ContentType ? nameOf(content.type) : content.constructor.name;
        if (!holdsOf[name]?.test(child)) wrong.push(`${child} in ${name}`);
        if (content instanceof Y.ContentType) visit(content.type, child);
      }
    }
  };
  for (const [key, type] of doc.share)
    if (sections.includes(key)) visit(type, 'section');
    else if (type._start !== null || type._map.size > 0) wrong.push(`a root ${key}`);
  return { wrong, alive: alive.sort() };
};

const read = (updates: readonly Uint8Array[], gc: boolean) => {
  const doc = new Y.Doc({ gc });
  for (const section of sections) doc.getXmlFragment(section);
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
};

const take = (state: DocumentState, author: Author, update: Uint8Array) => {
  const admitted = admitUpdate(state, author, update, rules);
  if (!('update' in admitted)) return { state, admitted };
  const event = { kind: 'update', ...admitted } as const;
  const entry = { n: state.head + 1, at: new Date(0), author, event, fact: null };
  return { state: advance(state, [entry]), admitted };
};

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
    if (isRoot) return { ...base, parent: fits ? (sections[at % 2] ?? '') : '他' };
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

/**
 * The form as an editor may hold it. An item may begin with a list: two people who delete at the same time leave one
 * without its paragraph, and y-tiptap takes away, with all that stands in it, whatever the schema says no to.
 */
const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { group: 'block', content: 'inline*' },
    bulletList: { group: 'block', content: 'listItem+' },
    listItem: { content: 'block+' },
    hardBreak: { group: 'inline', inline: true },
    text: { group: 'inline' },
  },
  marks: { bold: {}, strike: {} },
});

describe('[MI8] the exact tree of the form', () => {
  it('whatever is sent, what is admitted makes a document of the form, the same in any order', () => {
    let admittedOnes = 0;
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
          const taken = take(state, authors[step.who]!, forged.update);
          state = taken.state;
          if (!('update' in taken.admitted)) {
            refusedOnes += 1;
            continue;
          }
          admittedOnes += 1;
          log.push(taken.admitted.update);
          for (const [client, , until] of taken.admitted.clients) clocks.set(client, until);
          if (!step.overlap) known = forged.known;
          // A node that starts from a snapshot judges alike.
          const places = unpackPlaces(packPlaces(state.places), SortedMap.empty());
          expect(packPlaces(places)).toEqual(packPlaces(state.places));
          if (roll() % 3 === 0) state = { ...state, places };
        }
        const whole = look(read(log, true));
        expect(whole.wrong).toEqual([]);
        for (let round = 0; round < 3; round += 1) {
          const shuffled = log
            .map((update) => ({ update, place: roll() }))
            .sort((a, b) => a.place - b.place)
            .map(({ update }) => update);
          // Then in order, as a client that comes again: Yjs may have put off what came before its neighbours.
          const doc = read([...shuffled, ...log], round > 0);
          expect(look(doc)).toEqual(whole);
        }
        // An editor that opens it shows every character: nothing is taken away because it cannot be shown.
        const opened = read(log, true);
        const characters = () =>
          sections.map((section) =>
            opened
              .getXmlFragment(section)
              .toString()
              .replace(/<[^>]*>/g, ''),
          );
        const before = characters();
        for (const section of sections) initProseMirrorDoc(opened.getXmlFragment(section), schema);
        expect(characters()).toEqual(before);
        expect(look(read([Y.mergeUpdates(log)].slice(log.length === 0 ? 1 : 0), true))).toEqual(whole);
      }),
      200,
    );
    // Neither half of the rule goes untried.
    expect(admittedOnes).toBeGreaterThan(Math.min(tried, 500));
    expect(refusedOnes).toBeGreaterThan(Math.min(tried, 500));
  });

  it('whatever an editor writes of the form is admitted, however people write over each other', () => {
    const marks = fc.subarray([{ type: 'bold' }, { type: 'strike' }]);
    const inline = fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({
          type: fc.constant('text'),
          text: fc.string({ minLength: 1, maxLength: 5, unit: 'grapheme' }),
          marks,
        }),
      },
      { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' }) },
    );
    const { block } = fc.letrec<{ block: object; paragraph: object; list: object; item: object }>((tie) => ({
      block: fc.oneof(
        { maxDepth: 2, depthIdentifier: 'block' },
        { weight: 3, arbitrary: tie('paragraph') },
        tie('list'),
      ),
      paragraph: fc.record({ type: fc.constant('paragraph'), content: fc.array(inline, { maxLength: 4 }) }),
      list: fc.record({
        type: fc.constant('bulletList'),
        content: fc.array(tie('item'), { minLength: 1, maxLength: 3 }),
      }),
      item: fc
        .tuple(tie('paragraph'), fc.array(tie('block'), { maxLength: 2, depthIdentifier: 'block' }))
        .map(([first, rest]) => ({ type: 'listItem', content: [first, ...rest] })),
    }));
    const edits = fc.array(
      fc.record({
        who: fc.nat(2),
        section: fc.constantFrom(...sections),
        at: fc.nat(6),
        remove: fc.nat(2),
        insert: fc.array(block, { maxLength: 2 }),
        hears: fc.boolean(),
      }),
      { minLength: 1, maxLength: 12 },
    );
    holds(
      fc.property(edits, (script) => {
        const docs = authors.map((_, at) => Object.assign(new Y.Doc(), { clientID: at + 1 }));
        const heard = [0, 0, 0];
        const log: Uint8Array[] = [];
        let state = emptyDocument;
        for (const { who, section, at, remove, insert, hears } of script) {
          const doc = docs[who]!;
          if (hears)
            for (; heard[who]! < log.length; heard[who]! += 1)
              Y.applyUpdate(doc, log[heard[who]!]!, 'remote');
          const made: Uint8Array[] = [];
          const collect = (update: Uint8Array, origin: unknown) => origin !== 'remote' && made.push(update);
          doc.on('update', collect);
          const fragment = doc.getXmlFragment(section);
          // As the editor does when it opens or hears: what it cannot show it takes away.
          const { doc: shown, mapping } = initProseMirrorDoc(fragment, schema);
          const blocks = (shown.content.toJSON() ?? []) as object[];
          blocks.splice(at % (blocks.length + 1), remove, ...insert);
          const next = schema.nodeFromJSON({
            type: 'doc',
            content: blocks.length > 0 ? blocks : [{ type: 'paragraph' }],
          });
          next.check();
          updateYFragment(doc, fragment, next, { mapping, isOMark: new Map() });
          doc.off('update', collect);
          for (const update of made) {
            const taken = take(state, authors[who]!, update);
            if (!('nothingNew' in taken.admitted)) expect(taken.admitted).toHaveProperty('update');
            state = taken.state;
            if ('update' in taken.admitted) log.push(taken.admitted.update);
          }
        }
        const whole = read(log, true);
        expect(look(whole).wrong).toEqual([]);
        // After a reload: one message with all that one holds, structs collected and merged.
        for (const [at, doc] of docs.entries()) {
          const again = take(state, authors[at]!, Y.encodeStateAsUpdate(doc));
          // Nothing new but what died with a paragraph that another took away meanwhile: that, only Yjs had known.
          const clients = 'update' in again.admitted ? again.admitted.clients : [];
          expect(again.admitted).not.toHaveProperty('refused');
          expect(clients).toEqual([]);
        }
      }),
      60,
    );
  });
});
