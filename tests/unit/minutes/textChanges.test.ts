import { describe, expect, it } from '@jest/globals';
import * as Y from 'yjs';
import { acceptUpdate } from '#domain/minutes/acceptUpdate.ts';
import { advance, type DocumentState, emptyDocument } from '#domain/minutes/documentState.ts';
import type { Author, MinutesEntry } from '#domain/minutes/minutesEntry.ts';
import { textChanges } from '#domain/minutes/textChanges.ts';

const rules = {
  sections: new Set(['course', 'roles']),
  ...{ updateStructs: 20_000, updateDeletions: 20_000, documentBytes: 12_000_000, documentClients: 100 },
};
const personOf = (digit: string): Author => ({ account: digit.repeat(24) as never, position: null });
const [nurse, doctor] = [personOf('a'), personOf('b')];

/** People who write one document, each update an entry of its log. */
const openLog = () => {
  const whole = new Y.Doc();
  const entries: MinutesEntry[] = [];
  let state: DocumentState = emptyDocument;
  const docs = new Map<Author, Y.Doc>();
  const write = (author: Author, change: (doc: Y.Doc) => void): void => {
    const doc = docs.get(author) ?? new Y.Doc();
    docs.set(author, doc);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(whole));
    doc.transact(() => change(doc));
    const accepted = acceptUpdate(state, author, Y.encodeStateAsUpdate(doc), rules);
    if (!('update' in accepted)) throw new Error(JSON.stringify(accepted));
    const n = state.head + 1;
    const event = { kind: 'update', ...accepted } as const;
    const entry = { n, at: new Date(n), author, event, fact: null };
    state = advance(state, [entry]);
    entries.push(entry);
    Y.applyUpdate(whole, accepted.update);
  };
  const docAt = (n: number): Y.Doc => {
    const doc = new Y.Doc();
    for (const { n: at, event } of entries)
      if (at <= n && event.kind === 'update') Y.applyUpdate(doc, event.update);
    return doc;
  };
  const changesAfter = (n: number) =>
    textChanges(docAt(n), docAt(entries.length), [...rules.sections], entries.slice(n));
  return { write, changesAfter };
};
const paragraph = (text: string): Y.XmlElement => {
  const node = new Y.XmlElement('paragraph');
  node.insert(0, [new Y.XmlText(text)]);
  return node;
};
const textIn = (doc: Y.Doc, section: string, line: number): Y.XmlText =>
  (doc.getXmlFragment(section).get(line) as Y.XmlElement).get(0) as Y.XmlText;

describe('[MI12] what the text became after the entry that 確定 names', () => {
  it('is told line by line, with what stood there before and by whom it was changed', () => {
    const { write, changesAfter } = openLog();
    write(nurse, (doc) => doc.getXmlFragment('course').insert(0, [paragraph('入院'), paragraph('服薬 5㎎')]));
    write(nurse, (doc) => textIn(doc, 'course', 1).insert(5, '、朝1回'));
    write(doctor, (doc) => textIn(doc, 'course', 1).delete(3, 1));
    write(doctor, (doc) => textIn(doc, 'course', 1).insert(3, '10'));
    write(doctor, (doc) => doc.getXmlFragment('roles').insert(0, [paragraph('往診'), paragraph('月2回')]));
    expect(changesAfter(2)).toEqual([
      {
        section: 'course',
        before: '服薬 5㎎、朝1回',
        after: '服薬 10㎎、朝1回',
        by: [doctor],
        n: 4,
        at: new Date(4),
      },
      { section: 'roles', before: null, after: '往診\n月2回', by: [doctor], n: 5, at: new Date(5) },
    ]);
    expect(changesAfter(1)[0]).toMatchObject({ before: '服薬 5㎎', by: [doctor, nurse] });
    expect(changesAfter(5)).toEqual([]);
  });

  it('names who took a line away, and who took away some of its words', () => {
    const { write, changesAfter } = openLog();
    write(nurse, (doc) => doc.getXmlFragment('course').insert(0, [paragraph('一行目'), paragraph('二行目')]));
    write(doctor, (doc) => doc.getXmlFragment('course').delete(0, 1));
    write(doctor, (doc) => textIn(doc, 'course', 0).delete(1, 2));
    expect(changesAfter(1)).toMatchObject([
      { before: '二行目', after: '二', by: [doctor], n: 3 },
      { before: '一行目', after: null, by: [doctor], n: 2 },
    ]);
  });

  it('tells a word made bold, and leaves out what came and went between', () => {
    const { write, changesAfter } = openLog();
    write(nurse, (doc) => doc.getXmlFragment('course').insert(0, [paragraph('一行目'), paragraph('二行目')]));
    write(doctor, (doc) => textIn(doc, 'course', 0).insert(0, '誤'));
    write(doctor, (doc) => textIn(doc, 'course', 0).delete(0, 1));
    expect(changesAfter(1)).toEqual([]);
    write(nurse, (doc) => textIn(doc, 'course', 1).format(0, 1, { bold: {} }));
    expect(changesAfter(1)).toMatchObject([{ before: '二行目', after: '二行目', by: [nurse] }]);
  });
});
