import { describe, expect, it } from '@jest/globals';
import * as Y from 'yjs';
import { renderSection } from '#server/minutes/renderSection.ts';
import { nestBullets, nestItems } from '#tests/support/nestedMinutes.ts';

describe('the text of a section as blocks', () => {
  it('[MI7] a stored chain of any depth is read flat: nothing of it is hidden, and the form stays readable', () => {
    const doc = new Y.Doc();
    nestItems(doc, 'agenda', 3_000, '底の文');
    expect(renderSection(doc, 'agenda')).toEqual([
      { kind: 'bullet', level: 0, runs: [{ text: '底の文', bold: false, strike: false }] },
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

  it('[MI9] a line break is a run of its own, and struck text is shown as struck', () => {
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
});
