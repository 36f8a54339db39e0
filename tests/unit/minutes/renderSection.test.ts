import { describe, expect, it } from '@jest/globals';
import * as Y from 'yjs';
import { renderSection } from '#server/minutes/renderSection.ts';
import { nestBullets, nestItems } from '#tests/support/nestedMinutes.ts';

describe('the text of a section as blocks', () => {
  it('[MI7] a stored chain of any depth is read flat: nothing of it is hidden, and the form stays readable', () => {
    const doc = new Y.Doc();
    nestItems(doc, 'agenda', 3_000, '底の文');
    expect(renderSection(doc, 'agenda')).toEqual([
      { kind: 'bullet', level: 0, runs: [{ text: '底の文', bold: false, strike: false }], foreign: true },
    ]);
  });

  it('keeps the order and levels of bullets; those below the twelfth are shown at the twelfth', () => {
    const doc = new Y.Doc();
    nestBullets(doc, 'agenda', 14);
    const blocks = renderSection(doc, 'agenda');
    expect(blocks.map(({ runs }) => runs[0]?.text)).toEqual(
      Array.from({ length: 14 }, (_, at) => `${at + 1}`),
    );
    expect(blocks.map(({ level }) => level)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 12, 12]);
  });

  it('[MI8] a line break is a run of its own, and struck text is shown as struck', () => {
    const doc = new Y.Doc();
    const paragraph = new Y.XmlElement('paragraph');
    doc.getXmlFragment('agenda').insert(0, [paragraph]);
    const dose = new Y.XmlText();
    paragraph.insert(0, [dose, new Y.XmlElement('hardBreak'), new Y.XmlText('夕食後')]);
    dose.insert(0, '10mg', { strike: {} });
    dose.insert(4, '5mg', { strike: null, bold: {} });
    expect(renderSection(doc, 'agenda')).toEqual([
      {
        kind: 'paragraph',
        level: 0,
        runs: [
          { text: '10mg', bold: false, strike: true },
          { text: '5mg', bold: true, strike: false },
          { text: '\n', bold: false, strike: false },
          { text: '夕食後', bold: false, strike: false },
        ],
      },
    ]);
  });

  it('[MI8] what was stored before the rule is read in its place, all of it, with a mark', () => {
    const doc = new Y.Doc();
    const section = doc.getXmlFragment('agenda');
    const honest = (text: string): Y.XmlElement => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(text)]);
      return paragraph;
    };
    const dressed = honest('属性つき');
    dressed.setAttribute('title', '隠した文');
    const within = new Y.XmlText('前');
    const holder = new Y.XmlElement('paragraph');
    holder.insert(0, [within]);
    section.insert(0, [honest('一'), new Y.XmlText('裸の文'), dressed, holder, honest('終')]);
    within.insertEmbed(1, honest('中の文'));
    within.insert(2, '後');
    // Characters of their own, as somebody who takes the section for an array writes them.
    doc.getArray('discussion').insert(0, ['いろ', 'は', 7]);
    doc.getMap('conclusion').set('key', '鍵の下の文');
    doc.getXmlFragment('remaining').insert(0, [new Y.XmlText()]);

    // As the server reads it: what kind a section was taken for is not on the wire.
    const stored = new Y.Doc();
    Y.applyUpdate(stored, Y.encodeStateAsUpdate(doc));
    const shown = (key: string) =>
      renderSection(stored, key).map(({ runs, foreign = false }) => [
        runs.map(({ text }) => text).join(''),
        foreign,
      ]);
    expect(shown('agenda')).toEqual([
      ['一', false],
      ['裸の文', true],
      ['title: 隠した文属性つき', true],
      ['前中の文後', true],
      ['終', false],
    ]);
    expect(shown('discussion')).toEqual([
      ['いろは', true],
      ['7', true],
    ]);
    expect(shown('conclusion')).toEqual([['key: 鍵の下の文', true]]);
    // Nothing to read, and still no section for an editor.
    expect(shown('remaining')).toEqual([['', true]]);
  });
});
