import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanFileName } from '#domain/attachments/cleanFileName.ts';
import { endOfPdf } from '#domain/attachments/endOfPdf.ts';
import { readPdfObject } from '#server/attachments/readPdfObject.ts';
import { scanPdf } from '#server/attachments/scanPdf.ts';
import { holds } from '#tests/support/holds.ts';
import { samplePdf } from '#tests/support/sampleFiles.ts';

/** Some bytes of a file changed, taken out or put in. */
const broken = (files: fc.Arbitrary<Buffer>) =>
  fc
    .tuple(files, fc.array(fc.tuple(fc.nat(), fc.uint8Array({ maxLength: 8 }), fc.nat(8)), { maxLength: 6 }))
    .map(([file, changes]) =>
      changes.reduce<Uint8Array>((bytes, [at, put, out]) => {
        const from = at % (bytes.length + 1);
        return Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + out)]);
      }, file),
    );

describe('a hostile file', () => {
  it('[FI4] a document keeps all of itself and nothing of what is put behind it', () =>
    holds(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), (noise) => {
        // An archive, or anything else.
        const document = Buffer.concat([samplePdf(), Buffer.from('PK\u0003\u0004'), noise]);
        expect(endOfPdf(document)).toBe(samplePdf().length);
        expect(endOfPdf(document.subarray(0, samplePdf().length))).toBe(samplePdf().length);
      }),
    ));

  it('[FI3] is read in proportion to its length, and throws at nothing', () =>
    holds(
      fc.property(
        broken(fc.constant(samplePdf())),
        fc.string({ unit: 'binary', maxLength: 40 }),
        (bytes, words) => {
          scanPdf(Buffer.from(bytes));
          const text = `<< /A (${words} /B <${words}> [ ${words}`;
          expect(readPdfObject(text, 0).end).toBeLessThanOrEqual(text.length);
        },
      ),
    ));

  it('[FI1] has a name of 120 characters at most, with an ending that fits, that stays as it is when it is cleaned again', () =>
    holds(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom('application/pdf', 'image/jpeg', 'video/mp4', 'video/webm', 'video/quicktime'),
        (given, type) => {
          const name = cleanFileName(given, type);
          expect([...name].length).toBeLessThanOrEqual(120);
          expect(name).toMatch(/^.+\.(?:pdf|jpe?g|mp4|m4v|webm|mov|qt)$/isu);
          expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\]/u);
          expect(cleanFileName(name, type)).toBe(name);
        },
      ),
    ));
});
