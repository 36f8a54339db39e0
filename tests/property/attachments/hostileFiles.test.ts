import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanFileName } from '#domain/attachments/cleanFileName.ts';
import { endOfPdf } from '#domain/attachments/endOfPdf.ts';
import { endOfBoxes, endOfWebm } from '#domain/attachments/endOfVideo.ts';
import { readPdfObject } from '#server/attachments/readPdfObject.ts';
import { scanPdf } from '#server/attachments/scanPdf.ts';
import { holds } from '#tests/support/holds.ts';
import { holdsAsync } from '#tests/support/holdsAsync.ts';
import { samplePdf, sampleVideo, sampleWebm } from '#tests/support/sampleFiles.ts';

const readOf = (bytes: Uint8Array) => {
  let reads = 0;
  const read = async (at: number, length: number) => {
    reads += 1;
    return bytes.subarray(at, at + length);
  };
  return { read, reads: () => reads };
};
const film = fc.constantFrom(sampleVideo(200), sampleWebm(true), sampleWebm(false));

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
  it('[FI4] ends within itself, after as many looks as it has parts, whatever its bytes are', () =>
    holdsAsync(
      fc.asyncProperty(broken(film), async (bytes) => {
        for (const endOf of [endOfBoxes, endOfWebm]) {
          const { read, reads } = readOf(bytes);
          const end = await endOf(read, bytes.length);
          expect(end).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(bytes.length);
          expect(reads()).toBeLessThanOrEqual(bytes.length + 3);
        }
      }),
    ));

  it('[FI4] a film or document keeps all of itself and nothing of what is put behind it', () =>
    holdsAsync(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 60 }), async (noise) => {
        // An archive, or anything else that does not itself begin like a part of the film.
        const remains = Buffer.concat([Buffer.from('PK\u0003\u0004'), noise]);
        const mp4 = Buffer.concat([sampleVideo(200), remains]);
        expect(await endOfBoxes(readOf(mp4).read, mp4.length)).toBe(200);
        for (const isWhole of [true, false]) {
          const webm = Buffer.concat([sampleWebm(isWhole), remains]);
          expect(await endOfWebm(readOf(webm).read, webm.length)).toBe(sampleWebm(isWhole).length);
        }
        const document = Buffer.concat([samplePdf(), remains]);
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
