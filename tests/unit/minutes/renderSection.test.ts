import { describe, expect, it } from '@jest/globals';
import * as Y from 'yjs';
import { renderSection } from '#server/minutes/renderSection.ts';
import { nestBullets, nestItems } from '#tests/support/nestedMinutes.ts';

describe('the text of a section as blocks', () => {
  it('[MI7] a stored chain of any depth is read flat: nothing of it is hidden, and the form stays readable', () => {
    const doc = new Y.Doc();
    nestItems(doc, 'agenda', 3_000, '底の文');
    expect(renderSection(doc, 'agenda')).toEqual([
      { kind: 'bullet', level: 0, runs: [{ text: '底の文', bold: false }] },
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
});
