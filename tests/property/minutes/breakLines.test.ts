import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { breakLines, type Unit } from '#server/minutes/pdf/breakLines.ts';
import { holds } from '#tests/support/holds.ts';

const style = {};
const unitsOf = (text: string): Unit<object>[] =>
  [...text].map((each) => ({ text: each, width: each.charCodeAt(0) < 0x100 ? 5 : 10, style }));
const linesOf = (text: string, width = 100): string[] =>
  breakLines(unitsOf(text), width, 5).map((pieces) => pieces.map((piece) => piece.text).join(''));
const widthOf = (line: string) => unitsOf(line).reduce((sum, { width }) => sum + width, 0);

const texts = fc.string({
  maxLength: 400,
  unit: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...'訪問看護は、週二回。「体温」ー') },
    { weight: 3, arbitrary: fc.constantFrom(...'abc/:.120%()') },
    { weight: 1, arbitrary: fc.constantFrom(' ', '\n', '━', '💊') },
  ),
});

describe('setting text into lines', () => {
  it('[PR2] keeps every character in its order, and no line is wider than its cell', () =>
    holds(
      fc.property(texts, fc.integer({ min: 20, max: 300 }), (text, width) => {
        const lines = linesOf(text, width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replace(/[\n ]/g, ''));
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
      }),
    ));

  it.each([
    ['an address', `見る https://example.com/${'a'.repeat(60)} を`],
    ['a row of lines', '━'.repeat(46)],
    ['a long code', 'ABCDEF0123456789'.repeat(8)],
    ['closing marks alone', '。'.repeat(46)],
  ])('[PR2] %s breaks at the edge of its cell', (_name, text) => {
    const lines = linesOf(text);
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    expect(Math.max(...lines.map(widthOf))).toBe(100);
  });

  it('[PR2] breaks as Japanese is set: no 。 first, no 「 last, numbers and words whole', () => {
    expect(linesOf('訪問看護は、週二回に。次回')).toEqual(['訪問看護は、週二回', 'に。次回']);
    expect(linesOf('訪問看護は週二回伺「う」')).toEqual(['訪問看護は週二回伺', '「う」']);
    expect(linesOf('血圧は右の腕で120/80mmHg')).toEqual(['血圧は右の腕で', '120/80mmHg']);
  });

  it('[PR2] a tab goes on at the next stop, so that what was a table stands in columns', () => {
    const [head, row] = linesOf('日\t朝\t夕\n血圧\t8\t0', 200);
    const placeOf = (line: string, word: string) => widthOf(line.slice(0, line.indexOf(word)));
    expect(['8', '0'].map((word) => placeOf(row!, word))).toEqual(
      ['朝', '夕'].map((word) => placeOf(head!, word)),
    );
  });

  it('[PR2] looks at each character a bounded number of times, at ten times the text ten times as often', () => {
    const looksAt = (length: number): number => {
      let looks = 0;
      const units = unitsOf('訪問看護は、週二回「体温」abc120/80を測る━━━━━━━━━━'.repeat(length / 40)).map(
        ({ text, width }) => ({
          text,
          style,
          get width() {
            looks += 1;
            return width;
          },
        }),
      );
      breakLines(units, 500, 5);
      return looks / units.length;
    };
    const [few, many] = [looksAt(4_000), looksAt(40_000)];
    expect(many).toBeLessThan(few * 1.1);
    expect(many).toBeLessThan(4);
  });
});
