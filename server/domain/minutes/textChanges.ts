import * as Y from 'yjs';
import { deletionsIn } from './deletedRanges.ts';
import type { Author, MinutesEntry } from './minutesEntry.ts';

/** One stretch of a section that has changed. Null on one side: it was not there before, or is not there any more. */
export interface TextChange {
  readonly section: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly by: readonly Author[];
  /** The last entry that changed it. */
  readonly n: number;
  readonly at: Date;
}

interface Line {
  readonly text: string;
  /** Including its formatting, so that making a word bold is a change. */
  readonly look: string;
  readonly node: Y.XmlText;
}

/**
 * What became of the text of a form between two of its states, line by line, and by whom. A line is recognised by its
 * node and not by its words: so nothing is guessed, and somebody who only deleted is named too. `entries` are the
 * entries between the two states.
 */
export const textChanges = (
  before: Y.Doc,
  after: Y.Doc,
  sections: readonly string[],
  entries: readonly MinutesEntry[],
): readonly TextChange[] => {
  const written = new Spans();
  const deleted = new Spans();
  for (const { event, author, n, at } of entries) {
    if (event.kind !== 'update') continue;
    for (const [client, from, until] of event.clients) written.add(client, from, until, { author, n, at });
    for (const { client, from, until } of deletionsIn(Y.decodeUpdate(event.update).ds))
      deleted.add(client, from, until, { author, n, at });
  }
  return sections.flatMap((section) => {
    const [was, is] = [linesIn(before, section), linesIn(after, section)];
    const changes: TextChange[] = [];
    for (const [id, line] of is) {
      const old = was.get(id);
      if (old === undefined ? line.text === '' : old.look === line.look) continue;
      const hands = handsIn(line.node, written, deleted);
      changes.push(changeOf(section, old?.text ?? null, line.text, hands));
    }
    for (const [id, old] of was) {
      if (is.has(id) || old.text === '') continue;
      const [client = 0, clock = 0] = id.split(' ').map(Number);
      changes.push(changeOf(section, old.text, null, deleted.over(client, clock, clock + 1)));
    }
    return joined(changes);
  });
};

interface Hand {
  readonly author: Author;
  readonly n: number;
  readonly at: Date;
}

/** Finds who wrote or deleted at a clock of a client: the ranges are sorted once, and searched by halves. */
class Spans {
  readonly #of = new Map<number, { from: number; until: number; hand: Hand }[]>();
  #sorted = true;

  add(client: number, from: number, until: number, hand: Hand): void {
    const spans = this.#of.get(client);
    if (spans === undefined) this.#of.set(client, [{ from, until, hand }]);
    else spans.push({ from, until, hand });
    this.#sorted = false;
  }

  /** All ranges that touch `from <= clock < until`. */
  over(client: number, from: number, until: number): Hand[] {
    if (!this.#sorted) for (const spans of this.#of.values()) spans.sort((a, b) => a.from - b.from);
    this.#sorted = true;
    const spans = this.#of.get(client) ?? [];
    let [low, high] = [0, spans.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((spans[middle]?.until ?? 0) > from) high = middle;
      else low = middle + 1;
    }
    const hands: Hand[] = [];
    for (let span = spans[low]; span !== undefined && span.from < until; span = spans[++low])
      hands.push(span.hand);
    return hands;
  }
}

const handsIn = (text: Y.XmlText, written: Spans, deleted: Spans): Hand[] => {
  const hands: Hand[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    const { client, clock } = item.id;
    const end = clock + item.length;
    const wrote = written.over(client, clock, end);
    // Text that came and went between the two states is in neither. But whoever deleted what was there before is
    // named.
    if (!item.deleted) hands.push(...wrote);
    else if (wrote.length === 0) hands.push(...deleted.over(client, clock, end));
  }
  return hands;
};

const changeOf = (
  section: string,
  before: string | null,
  after: string | null,
  hands: readonly Hand[],
): TextChange => {
  const by = new Map<string, Author>();
  for (const { author } of hands) by.set(`${author.account} ${author.position}`, author);
  const last = hands.reduce<Hand | null>((one, hand) => (one === null || hand.n > one.n ? hand : one), null);
  return { section, before, after, by: [...by.values()], n: last?.n ?? 0, at: last?.at ?? new Date(0) };
};

/** Lines below each other that the same people wrote are one change, since a paragraph is not read line by line. */
const joined = (changes: readonly TextChange[]): TextChange[] => {
  const all: TextChange[] = [];
  for (const change of changes) {
    const last = all.at(-1);
    const isSame =
      last !== undefined &&
      change.before === null &&
      last.before === null &&
      change.by.length === 1 &&
      last.by.length === 1 &&
      change.by[0]?.account === last.by[0]?.account &&
      change.by[0]?.position === last.by[0]?.position;
    if (!isSame) all.push(change);
    else {
      const later = change.n > last.n ? change : last;
      all[all.length - 1] = {
        ...later,
        before: null,
        after: `${last.after ?? ''}\n${change.after ?? ''}`,
      };
    }
  }
  return all;
};

/** Every text of a section by its node's id, in order; by a list of its own, as what is stored may be deep. */
const linesIn = (doc: Y.Doc, section: string): ReadonlyMap<string, Line> => {
  const lines = new Map<string, Line>();
  const ahead: unknown[] = [doc.getXmlFragment(section)];
  for (let node = ahead.pop(); node !== undefined; node = ahead.pop()) {
    if (node instanceof Y.XmlText) {
      const id = node._item?.id;
      const delta = node.toDelta() as { insert?: unknown }[];
      const text = delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
      if (id !== undefined)
        lines.set(`${id.client} ${id.clock}`, { text, look: JSON.stringify(delta), node });
    } else if (node instanceof Y.XmlFragment) ahead.push(...node.toArray().reverse());
  }
  return lines;
};
