import { describe, expect, it } from '@jest/globals';
import { Schema } from '@tiptap/pm/model';
import {
  absolutePositionToRelativePosition,
  initProseMirrorDoc,
  relativePositionToAbsolutePosition,
} from '@tiptap/y-tiptap';
import fc from 'fast-check';
import * as Y from 'yjs';
import { cursorReader } from '#collab/cursorReader.ts';
import { holds } from '#tests/support/holds.ts';
import { nestBullets } from '#tests/support/nestedMinutes.ts';

const read = cursorReader(new Set(['agenda', 'discussion']));
const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { group: 'block', content: 'inline*' },
    bulletList: { group: 'block', content: 'listItem+' },
    listItem: { content: 'paragraph block*' },
    hardBreak: { group: 'inline', inline: true },
    text: { group: 'inline' },
  },
});

/** A section with text, bullets and a line break; and with what was deleted and collected. */
const open = () => {
  const doc = new Y.Doc();
  doc.clientID = 1;
  nestBullets(doc, 'agenda', 3);
  const section = doc.getXmlFragment('agenda');
  const paragraph = new Y.XmlElement('paragraph');
  section.insert(0, [paragraph]);
  const text = new Y.XmlText('書いた文');
  paragraph.insert(0, [text, new Y.XmlElement('hardBreak'), new Y.XmlText('次の行')]);
  text.delete(1, 2);
  const passing = new Y.XmlElement('paragraph');
  section.insert(1, [passing]);
  passing.insert(0, [new Y.XmlText('消える')]);
  section.delete(1, 1);
  const { doc: shown, mapping } = initProseMirrorDoc(section, schema);
  return { doc, section, shown, mapping };
};

describe('[MI9] carets of others', () => {
  it('every caret that an editor says is passed on, as it is', () => {
    const { section, shown, mapping } = open();
    for (let at = 0; at <= shown.content.size; at += 1) {
      // y-tiptap gives awareness the position itself, with a null where there is nothing; Yjs' own form leaves those out.
      const place = JSON.parse(JSON.stringify(absolutePositionToRelativePosition(at, section, mapping)));
      const bare = JSON.parse(
        JSON.stringify(Y.relativePositionToJSON(Y.createRelativePositionFromJSON(place))),
      );
      expect(Object.values(place)).toContain(null);
      for (const said of [place, bare])
        expect(read({ anchor: said, head: said })).toEqual({ anchor: said, head: said });
    }
  });

  it('nothing that is passed on makes an open editor throw or adds a root to its document', () => {
    const odd = fc.constantFrom(
      ...[null, undefined, true, '', 'x', {}, [], -1, 0.5, 2 ** 31, 2 ** 32, 2 ** 53 - 1, 2 ** 53, '1'],
    );
    const seldom = <T>(usual: fc.Arbitrary<T>) =>
      fc.oneof({ weight: 20, arbitrary: usual as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: odd });
    const id = seldom(fc.record({ client: seldom(fc.constantFrom(1, 1, 2)), clock: seldom(fc.nat(60)) }));
    const tname = seldom(fc.constantFrom('agenda', 'agenda', 'discussion', '他'));
    const assoc = seldom(fc.constantFrom(-1, 0, 1));
    const item = { item: id, assoc };
    const place = fc.oneof(
      fc.record({ type: id, ...item }, { requiredKeys: ['type'] }),
      fc.record({ tname, ...item }, { requiredKeys: ['tname'] }),
      fc.record({ type: id, tname, ...item }, { requiredKeys: [] }),
    );
    const { doc, section, mapping } = open();
    let passed = 0;
    holds(
      fc.property(fc.record({ anchor: place, head: place }, { requiredKeys: [] }), (said) => {
        const cursor = read(JSON.parse(JSON.stringify(said)));
        if (cursor === null) return;
        passed += 1;
        for (const each of [cursor.anchor, cursor.head])
          relativePositionToAbsolutePosition(doc, section, Y.createRelativePositionFromJSON(each), mapping);
        expect([...doc.share.keys()].filter((key) => !['agenda', 'discussion'].includes(key))).toEqual([]);
      }),
      3_000,
    );
    expect(passed).toBeGreaterThan(100);
  });
});
