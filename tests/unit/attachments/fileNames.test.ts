import { describe, expect, it } from '@jest/globals';
import { cleanFileName } from '#domain/attachments/cleanFileName.ts';
import { parseRange } from '#domain/attachments/parseRange.ts';

describe('cleanFileName', () => {
  it.each([
    ['退院時サマリー.pdf', '退院時サマリー.pdf'],
    ['C:\\scan\\a.pdf', 'a.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['\u202Egpj.exe', 'gpj.exe'],
    ['a\u0000b\r\n.jpg', 'ab.jpg'],
    ['か\u3099.jpg', 'が.jpg'],
    ['....', 'file'],
    ['.pdf', 'file.pdf'],
  ])('shows %j as %j', (given, shown) => {
    expect(cleanFileName(given)).toBe(shown);
  });

  it('keeps the ending of a long name and never cuts a character in two', () => {
    const clean = cleanFileName(`${'𠮷'.repeat(300)}.pdf`);
    expect([...clean]).toHaveLength(120);
    expect(clean.endsWith('𠮷.pdf')).toBe(true);
  });
});

describe('parseRange (RFC 9110 §14.2)', () => {
  it.each([
    ['bytes=0-99', { start: 0, end: 99 }],
    ['bytes=900-', { start: 900, end: 999 }],
    ['bytes=-100', { start: 900, end: 999 }],
    ['bytes=-5000', { start: 0, end: 999 }],
    ['bytes=0-5000', { start: 0, end: 999 }],
    ['bytes=1000-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-3', null],
    ['bytes=0-1,5-6', null],
    ['lines=1-2', null],
    ['bytes=-', null],
    [undefined, null],
  ] as const)('%s of 1000 bytes', (header, expected) => {
    expect(parseRange(header, 1_000)).toEqual(expected);
  });
});
