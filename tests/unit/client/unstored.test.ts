import { describe, expect, it } from '@jest/globals';
import * as Y from 'yjs';
import { followOwn } from '#client/features/minutes/followOwn.ts';
import { readUnstored } from '#client/features/minutes/readUnstored.ts';

const resumed = Symbol('resumed');

/** A page's document, with a paragraph that another wrote and the server has. */
const opened = () => {
  const doc = new Y.Doc();
  const other = new Y.Doc();
  const line = new Y.XmlText('退院後は訪問看護を使う。');
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [line]);
  other.getXmlFragment('discussion').insert(0, [paragraph]);
  const own = followOwn(doc, resumed);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'server');
  const text = () => (doc.getXmlFragment('discussion').get(0) as Y.XmlElement).get(0) as Y.XmlText;
  const clocks = () => Y.decodeStateVector(Y.encodeStateVector(doc));
  const none = { clocks: new Map<number, number>(), deletions: 0 };
  return { doc, own, text, clocks, none };
};

describe('[MI17] what of one’s own is not stored', () => {
  it('is one’s own words alone, each in its line, and nothing that others wrote', () => {
    const { doc, own, text, none } = opened();
    expect(own.isBeyond(none.clocks, 0)).toBe(false);
    text().insert(4, '週3回の');
    expect(own.isBeyond(none.clocks, 0)).toBe(true);
    expect(readUnstored(doc, own, none)).toEqual([
      {
        section: 'discussion',
        lines: [
          {
            parts: [
              { text: '退院後は', own: false },
              { text: '週3回の', own: true },
              { text: '訪問看護を使う。', own: false },
            ],
          },
        ],
        notDeleted: [],
      },
    ]);
  });

  it('ends where the server’s word ends, in the middle of what was typed', () => {
    const { doc, own, text, clocks } = opened();
    text().insert(0, '前半');
    const stored = { clocks: clocks(), deletions: 0 };
    text().insert(2, '後半');
    const [section] = readUnstored(doc, own, stored);
    expect(section?.lines[0]?.parts.filter((part) => part.own)).toEqual([{ text: '後半', own: true }]);
    expect(own.isBeyond(clocks(), 0)).toBe(false);
  });

  it('tells what was deleted and still stands, as words, and forgets it once it is stored', () => {
    const { doc, own, text, none } = opened();
    // As the key for it deletes: from the end, one character at a time.
    for (let at = 7; at >= 4; at -= 1) text().delete(at, 1);
    expect(readUnstored(doc, own, none)).toEqual([
      { section: 'discussion', lines: [], notDeleted: ['訪問看護'] },
    ]);
    expect(own.isBeyond(none.clocks, own.deletions())).toBe(false);
  });

  it('leaves out what was typed and taken back before anybody had it', () => {
    const { doc, own, text, none } = opened();
    text().insert(0, '打ち間違い');
    text().delete(0, 5);
    expect(readUnstored(doc, own, none)).toEqual([]);
  });

  it('is carried on with in a later page, where it is one’s own again', () => {
    const { doc, own, text, none } = opened();
    text().insert(0, '続き：');
    const update = Y.encodeStateAsUpdate(doc);
    own.stop();
    const later = opened();
    Y.applyUpdate(later.doc, update, resumed);
    expect(later.own.isBeyond(none.clocks, 0)).toBe(true);
    expect(later.own.isOwn(doc.clientID)).toBe(true);
  });
});
