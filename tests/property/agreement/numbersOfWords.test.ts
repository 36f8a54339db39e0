import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MunicipalityNumbers, tableOfMunicipalities } from '#domain/agreement/engine/municipalityNumbers.ts';
import { WordNumbers } from '#domain/agreement/engine/wordNumbers.ts';
import { dataClasses } from '#domain/vocabulary/dataClasses.ts';
import { checkDigit } from '#domain/vocabulary/municipalityCode.ts';
import { professions } from '#domain/vocabulary/professions.ts';
import { purposes } from '#domain/vocabulary/purposes.ts';
import { holds } from '#tests/support/holds.ts';

/** Words that length, first and last letter do not tell apart, among others; the empty one too. */
const alike = fc.string({ unit: fc.constantFrom('a', 'b', '師'), minLength: 4, maxLength: 6 });
const word = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), alike, fc.constantFrom(...professions));

it('numbers words as their place in the list does, and any other text as none', () => {
  holds(
    fc.property(fc.uniqueArray(word, { maxLength: 60 }), fc.array(word), (words, others) => {
      const numbers = new WordNumbers(words);
      for (const asked of [...words, ...others]) {
        const place = words.indexOf(asked);
        expect(numbers.of(asked)).toBe(place === -1 ? words.length : place);
      }
    }),
  );
});

it.each([
  ['purposes', purposes],
  ['data classes', dataClasses],
  ['professions', professions],
])('numbers the product’s own %s', (_, words: readonly string[]) => {
  const numbers = new WordNumbers(words);
  expect(words.map((each) => numbers.of(each))).toEqual(words.map((_each, at) => at));
});

const code = fc.integer({ min: 0, max: 99_999 }).map((number) => {
  const firstFive = String(number).padStart(5, '0');
  return `${firstFive}${checkDigit(firstFive)}`;
});
/** A code with one character changed to a neighbour of the digits, to another digit, or to anything. */
const malformed = fc
  .tuple(
    code,
    fc.nat(5),
    fc.oneof(fc.constantFrom(...'/:;?@0９', '\0', '\u0130'), fc.string({ maxLength: 2 })),
  )
  .map(([well, at, other]) => well.slice(0, at) + other + well.slice(at + 1));

it('[WA3] numbers a municipality by its whole code: no malformed one stands for another', () => {
  holds(
    fc.property(fc.uniqueArray(code, { maxLength: 40 }), fc.array(malformed), (codes, others) => {
      const numbers = new MunicipalityNumbers(tableOfMunicipalities(codes));
      const near = codes.flatMap((each) => [`${each.slice(0, 5)}${(Number(each[5]) + 1) % 10}`, ` ${each}`]);
      for (const asked of [...codes, ...others, ...near])
        expect(numbers.of(asked)).toBe(codes.indexOf(asked) + 1);
    }),
  );
});
