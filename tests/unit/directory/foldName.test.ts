import { describe, expect, it } from '@jest/globals';
import { foldName } from '#domain/names/foldName.ts';
import { nameGrams, queryGrams } from '#domain/names/nameGrams.ts';
import { ageOn } from '#server/patients/ageOn.ts';

describe('folding names', () => {
  it.each([
    ['髙橋 花子', '高橋花子'],
    ['山﨑', '山崎'],
    ['ﾀｶﾊｼ', 'たかはし'],
    ['タカハシ', 'たかはし'],
    ['濵田　渡邊', '浜田渡辺'],
    ['𠮷野', '吉野'],
    ['ＡＢＣ薬局', 'abc薬局'],
    ['ガーデン', 'がーでん'],
    ['ウ\u3099', 'ゔ'],
  ])('%s is searched for as %s', (written, folded) => {
    expect(foldName(written)).toBe(folded);
    expect(foldName(folded)).toBe(folded);
  });

  it('finds a name by any part of it, in each way of writing', () => {
    const stored = new Set(nameGrams('髙橋花子', 'タカハシハナコ'));
    const finds = (query: string) => queryGrams(query).every((gram) => stored.has(gram));
    for (const query of ['高橋', '橋花', '髙', 'たかはし', 'ﾊﾅｺ', 'ハシ ハナ'])
      expect(finds(query)).toBe(true);
    for (const query of ['高野', 'はなび', 'x']) expect(finds(query)).toBe(false);
  });
});

describe('age', () => {
  it.each([
    ['1938-04-02', '2026-04-01', 87],
    ['1938-04-02', '2026-04-02', 88],
    ['2020-02-29', '2021-02-28', 0],
    ['2020-02-29', '2021-03-01', 1],
  ])('of who was born on %s is on %s %i', (birth, day, age) => {
    expect(ageOn(birth as never, day as never)).toBe(age);
  });
});
