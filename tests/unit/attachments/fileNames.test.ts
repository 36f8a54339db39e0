import { describe, expect, it } from '@jest/globals';
import { cleanFileName } from '#domain/attachments/cleanFileName.ts';
import { parseRange } from '#domain/attachments/parseRange.ts';

describe('cleanFileName', () => {
  it.each([
    ['退院時サマリー.pdf', '退院時サマリー.pdf'],
    ['C:\\scan\\a.pdf', 'a.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['\u202Efdp.exe', 'fdp.pdf'],
    ['a\u0000b\r\n.pdf', 'ab.pdf'],
    ['か\u3099.pdf', 'が.pdf'],
    ['辻\u{E0100}さん.pdf', '辻\u{E0100}さん.pdf'],
    ['請求書\u200B\u3164\u2028.pdf', '請求書.pdf'],
    ['....', 'file.pdf'],
    ['.pdf', 'file.pdf'],
    ['NUL.pdf', '_NUL.pdf'],
  ])('[FI1] shows %j as %j', (given, shown) => {
    expect(cleanFileName(given, 'application/pdf')).toBe(shown);
  });

  it.each([
    ['請求書.bat', 'application/pdf', '請求書.pdf'],
    ['請求書.pdf.exe', 'application/pdf', '請求書.pdf'],
    ['請求書.exe .', 'application/pdf', '請求書.pdf'],
    ['請求書.PDF', 'application/pdf', '請求書.PDF'],
    ['経過 12.5', 'application/pdf', '経過 12.5.pdf'],
    ['傷.png', 'image/jpeg', '傷.jpg'],
    ['傷.JPEG', 'image/jpeg', '傷.JPEG'],
    ['歩行.mp4', 'video/quicktime', '歩行.mov'],
    ['歩行.lnk', 'video/mp4', '歩行.mp4'],
    ['歩行', 'video/webm', '歩行.webm'],
  ])('[FI1] gives %j, which is %s, an ending that fits: %j', (given, type, shown) => {
    expect(cleanFileName(given, type)).toBe(shown);
    expect(cleanFileName(shown, type)).toBe(shown);
  });

  it('keeps the ending of a long name and never cuts a character in two', () => {
    const clean = cleanFileName(`${'𠮷'.repeat(300)}.pdf`, 'application/pdf');
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
