import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { printGrapheme, type Unprinted } from '#server/minutes/pdf/printGrapheme.ts';
import { readFont } from '#server/minutes/pdf/readFont.ts';

const fonts = ['400Regular', '700Bold'].map((weight) =>
  readFont(
    readFileSync(`node_modules/@expo-google-fonts/biz-udpgothic/${weight}/BIZUDPGothic_${weight}.ttf`),
  ),
);
const print = (text: string, font = fonts[0]!) => {
  const unprinted: Unprinted = { characters: new Set(), forms: new Set() };
  const graphemes = [...new Intl.Segmenter('ja', { granularity: 'grapheme' }).segment(text)];
  const printed = graphemes.map(({ segment }) => printGrapheme(font, segment, unprinted));
  return {
    text: printed.map((each) => each.text).join(''),
    scripts: printed.flatMap(({ script, text: raised }) => (script === undefined ? [] : [script + raised])),
    characters: [...unprinted.characters],
    forms: [...unprinted.forms],
  };
};
const nothing = { scripts: [], characters: [], forms: [] };

describe('characters in print', () => {
  it.each([
    ['names, units and numbers as they are', '髙﨑℃①㎎㈱㌔㏄½℡', '髙﨑℃①㎎㈱㌔㏄½℡'],
    ['a letter beyond the first plane that the font has', '𠮟る', '𠮟る'],
    ['half-width kana with their marks', 'ﾊﾝｶｸｶﾞﾊﾟ', 'ﾊﾝｶｸｶﾞﾊﾟ'],
    ['が written as two, as a Mac does', 'か\u3099は\u309A', 'がぱ'],
    ['a form of a letter that the font has', '葛\u{E0100}辻\u{E0100}', '葛\u{E0100}辻\u{E0100}'],
    ['a sign with the selector of emoji or of text', '☎\uFE0F①\uFE0E', '☎①'],
    [
      'what draws nothing: joiners, marks of direction, soft hyphens, fillers',
      'x\u200B\u2060\uFEFF\u00AD\u202E\u3164y',
      'xy',
    ],
    ['spaces of every width', 'a\u00A0b\u2003c\u202Fd\u3000e', 'a b　c d　e'],
    ['a squared unit by its letters', '5㎍', '5μg'],
    ['radicals as copied from a PDF', '⼈⽇', '人日'],
  ])('[PR1] %s', (_name, written, printed) => {
    const { text, ...rest } = print(written);
    expect({ text: text.replaceAll('\u00A0', ' '), ...rest }).toEqual({ text: printed, ...nothing });
  });

  it('[PR1] raised and lowered digits stay raised and lowered', () => {
    expect(print('SpO₂ 10⁻³')).toEqual({ ...nothing, text: 'SpO2 10-³', scripts: ['sub2', 'sup-'] });
  });

  it.each([
    ['a letter that the font lacks', '𠮷田', '〓田', ['𠮷']],
    ['emoji, a family of them as one', '👨‍👩‍👧と😀', '〓と〓', ['👨', '👩', '👧', '😀']],
    ['half of a surrogate pair', '\uD83Dx', '〓x', ['\uD83D']],
    ['control characters', 'a\u0007b\u0085', 'a〓b〓', ['\u0007', '\u0085']],
    ['letters of private use', '\uE000', '〓', ['\uE000']],
  ])('[PR1] %s is 〓, and named', (_name, written, printed, characters) => {
    expect(print(written)).toEqual({ ...nothing, text: printed, characters });
  });

  it('[PR1] a form of a letter that the font lacks is the usual one, and named', () => {
    expect(print('辻\u{E0101}さん')).toEqual({ ...nothing, text: '辻さん', forms: ['辻\u{E0101}'] });
  });

  it('[PR1] gives the font no character that it does not have, whatever was typed', () => {
    const blocks = [0x20, 0x2000, 0x3000, 0x4e00, 0xe000, 0xf900, 0x1f300, 0x20000, 0x2f800, 0xe0000];
    const lacking: string[] = [];
    for (const font of fonts)
      for (const block of blocks)
        for (let at = block; at < block + 0x500; at += 1) {
          const { text } = printGrapheme(font, String.fromCodePoint(at), {
            characters: new Set(),
            forms: new Set(),
          });
          if ([...text].some((each) => !font.draws(each.codePointAt(0)!))) lacking.push(at.toString(16));
        }
    expect(lacking).toEqual([]);
  });
});
