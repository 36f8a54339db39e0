import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldName } from '#domain/names/foldName.ts';
import { nameGrams, queryGrams } from '#domain/names/nameGrams.ts';
import { nameVariants } from '#domain/names/nameVariants.ts';
import { oldForms } from '#domain/names/oldForms.ts';

const groups = `${nameVariants} ${oldForms}`.trim().split(/\s+/);
const kanji = fc.constantFrom(...groups.flatMap((group) => [...group]), '々', '山', '田', '一');
const kana = fc.constantFrom(
  ...'アイウエオカガキギャュョッヮヶヵヱヰヂヅーパピﾀｶﾊｼﾞゝゞあいうえおっゃゅょゎゐゑぢづ',
);
const letter = fc.oneof(
  { weight: 5, arbitrary: kanji },
  { weight: 5, arbitrary: kana },
  fc.constantFrom('\u{E0100}', '\uFE00', ' ', '　', '・', 'Ａ', 'z', '-', '\u200b'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
);
const name = fc.array(letter, { minLength: 1, maxLength: 8 }).map((letters) => letters.join(''));

// A failing run prints its seed and path; give them here to make it a named test.
const runs = { numRuns: 3_000 };

describe('the form of a name that is compared', () => {
  it('[NA1] is folded once and for all', () => {
    fc.assert(
      fc.property(name, (written) => {
        expect(foldName(foldName(written))).toBe(foldName(written));
      }),
      runs,
    );
  });

  it('[NA1] does not know selectors, blanks, width or which kana', () => {
    fc.assert(
      fc.property(fc.array(kanji, { minLength: 1, maxLength: 6 }), fc.nat(5), (letters, at) => {
        const plain = letters.join('');
        const decorated = letters.map((each, i) => (i === at ? `${each}\u{E0101} ` : each)).join('');
        expect(foldName(decorated)).toBe(foldName(plain));
      }),
      runs,
    );
  });

  it('[NA2] is the same whichever way each kanji is written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...groups), fc.nat(9), fc.nat(9)), { minLength: 1, maxLength: 6 }),
        (picked) => {
          const pick = (which: 1 | 2) =>
            picked.map((each) => [...each[0]].at(each[which] % [...each[0]].length)).join('');
          expect(foldName(pick(1))).toBe(foldName(pick(2)));
        },
      ),
      runs,
    );
  });

  it('[NA1] is found by every part of the name as it was written', () => {
    // Marks that stand alone belong to what is before them: a part that begins with one is no part.
    const whole = fc.array(fc.oneof(kanji, fc.constantFrom(...'アカガッャヶヱヂあがっゃづぱー')), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(whole, fc.nat(8), fc.nat(8), (letters, from, length) => {
        const stored = new Set(nameGrams(letters.join('')));
        const grams = queryGrams(letters.slice(from, from + length + 1).join(''));
        expect(grams.filter((gram) => !stored.has(gram))).toEqual([]);
      }),
      runs,
    );
  });
});
