import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { problemOfBirth } from '#client/features/admin/problemOfBirth.ts';
import { readVitals } from '#client/features/channel/readVitals.ts';
import { birthDay, day, eventDay, eventTime } from '#contracts/days.ts';
import { measured } from '#contracts/http/entryView.ts';
import { filledText, kana, line, newLoginName, personName, phone, placeName } from '#contracts/texts.ts';
import { readNumber } from '#domain/texts/readNumber.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import { fieldProblems } from '#platform/fieldProblems.ts';

/** What the door says of it: the code for the words of the screen, or what was taken. */
const said = (schema: z.ZodMiniType, value: unknown) => {
  const parsed = z.safeParse(schema, value);
  return parsed.success ? parsed.data : fieldProblems(parsed.error).fields?.[0]?.code;
};

describe('names', () => {
  it.each([
    '髙橋 花子',
    '葛󠄀城 渡邉󠄂',
    '𠮷野 太郎',
    'ジョン・スミス',
    "O'Brien, Mary-Anne",
    'Nguyễn Thị Hoa',
    '김민수',
    '見本 花子（長女）',
    '佐々木　一ノ瀬',
  ])('[VA4] %s is what a person can be called', (name) => {
    expect(said(personName, name)).toBe(name);
  });

  it.each([
    ['\u202e橋髙', 'invisible'],
    ['髙\u200b橋', 'invisible'],
    ['髙橋\u0000', 'invisible'],
    ['髙橋\n花子', 'invisible'],
    ['髙橋\u2066花子', 'invisible'],
    ['髙\ufeff橋', 'invisible'],
    ['髙\u00ad橋', 'invisible'],
    ['髙橋\u3164', 'invisible'],
    ['髙橋\ue000', 'invisible'],
    ['髙\u200d橋', 'not-a-name'],
    ['😀', 'not-a-name'],
    ['12345', 'not-a-name'],
    ['・・・', 'not-a-name'],
    ['<b>髙橋</b>', 'not-a-name'],
    ['   ', 'blank'],
  ])('[VA4] %j is not: %s', (name, code) => {
    expect(said(personName, name)).toBe(code);
  });

  it('[VA4] facilities have signs and numbers too, and nothing that cannot be seen', () => {
    for (const name of ['さくら薬局 2号店', '★ケア＋プラス', '24時間ステーション', '㈱縁'])
      expect(said(placeName, name)).toBe(name);
    expect(said(placeName, '★★')).toBe('not-a-name');
    expect(said(placeName, 'さくら\u200b薬局')).toBe('invisible');
  });

  it('[VA4] a reading is kana, of half width too, or Latin letters', () => {
    expect(said(kana, 'ﾀｶﾊｼ ﾊﾅｺ')).toBe('タカハシ ハナコ');
    expect(said(kana, 'たかはし　はなこ')).toBe('たかはし はなこ');
    expect(said(kana, 'SMITH, John')).toBe('SMITH, John');
    expect(said(kana, '')).toBe('');
    expect(said(kana, '髙橋')).toBe('kana-only');
    expect(said(newLoginName, 'taka hashi')).toBe('invisible');
  });

  it('[VA3] lines have no breaks, texts have; neither has controls', () => {
    expect(said(line(20), '家族👨‍👩‍👧の会')).toBe('家族👨‍👩‍👧の会');
    expect(said(line(20), '5階\n東病棟')).toBe('invisible');
    expect(said(line(20), '\u202e棟')).toBe('invisible');
    expect(said(filledText(20), 'a\n\tb')).toBe('a\n\tb');
    expect(said(filledText(20), 'a\u0007b')).toBe('invisible');
  });
});

describe('days', () => {
  it.each([
    ['1938-04-02', '1938-04-02'],
    ['1880-01-01', '1880-01-01'],
    ['1879-12-31', 'too-early'],
    ['0038-04-02', 'too-early'],
    ['2023-02-29', 'not-a-day'],
    ['1938-13-01', 'not-a-day'],
    ['昭和13年', 'wrong-form'],
  ])('[VA2] a birth on %s: %s', (birth, answer) => {
    expect(said(birthDay, birth)).toBe(answer);
  });

  it('[VA2] what happens here has a year that can be; any day can be asked for', () => {
    expect(said(eventDay, '0202-06-01')).toBe('too-early');
    expect(said(eventDay, '2926-06-01')).toBe('too-late');
    expect(said(eventDay, '2026-06-01')).toBe('2026-06-01');
    expect(said(day, '1700-01-01')).toBe('1700-01-01');
  });

  it('[VA2] [DO7] so has the time of a conference, which may carry an offset', () => {
    expect(said(eventTime, '0202-06-01T14:00:00Z')).toBe('too-early');
    expect(said(eventTime, '2926-06-01T14:00:00+09:00')).toBe('too-late');
    expect(said(eventTime, '明日')).toBe('wrong-form');
    expect(said(eventTime, '2026-12-01T14:00:00+09:00')).toBe('2026-12-01T05:00:00.000Z');
    expect(said(eventTime, '2026-12-01T05:00:00Z')).toBe('2026-12-01T05:00:00.000Z');
  });

  it('[VA2] the form says it while it is typed, and not before the year has four figures', () => {
    const today = '2026-11-30' as Day;
    expect(problemOfBirth('0019-04-02', today)).toBeNull();
    expect(problemOfBirth('1838-04-02', today)).toBe('too-early');
    expect(problemOfBirth('2026-12-01', today)).toBe('in-future');
    expect(problemOfBirth('2026-11-30', today)).toBeNull();
  });
});

describe('numbers', () => {
  it.each([
    ['36.6', 36.6],
    ['３６．６', 36.6],
    ['36。6', 36.6],
    ['36、6', 36.6],
    ['３６，６', 36.6],
    ['36・6', 36.6],
    ['36 . 6', 36.6],
    ['36.6℃', 36.6],
    ['36度6分', 36.6],
    [' 120 ', 120],
    ['１２０mmHg', 120],
    ['97％', 97],
    ['58kg', 58],
    ['72回/分', 72],
  ])('[VA6] %s is read as %d', (typed, value) => {
    expect(readNumber(typed)).toBe(value);
  });

  it.each([
    '',
    '12 0',
    '0x1f',
    '1e2',
    '36.',
    '.6',
    '36..6',
    '36.6.1',
    '-1',
    '120/80',
    '高め',
    'Infinity',
    '三六',
  ])('[VA6] %j is no number', (typed) => {
    expect(readNumber(typed)).toBeNull();
  });

  it('[VA6] whatever is written in full width, with any of the points, is what was meant', () => {
    const full = (text: string) =>
      text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    // A failing run prints its seed and path; give them here to make it a named test.
    fc.assert(
      fc.property(
        fc.nat(99_999),
        fc.nat(9),
        fc.constantFrom('.', '．', '。', '｡', '、', '､', ',', '，', '・', '･'),
        fc.boolean(),
        (whole, tenth, point, wide) => {
          const typed = `${whole}${point}${tenth}`;
          expect(readNumber(wide ? full(typed) : typed)).toBe(Number(`${whole}.${tenth}`));
          expect(readNumber(full(String(whole)))).toBe(whole);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['０５３２ー５１ー１２３４', '0532-51-1234'],
    ['（０５３２）５１−１２３４', '(0532)51-1234'],
    ['0532‐51–1234', '0532-51-1234'],
    ['', ''],
  ])('[VA6] the telephone number %s is dialled %s', (typed, dialled) => {
    expect(said(phone, typed)).toBe(dialled);
  });
});

describe('vitals', () => {
  it('[VA5] are taken in the steps that their devices show', () => {
    expect(said(measured, { temperature: 36.6, weight: 58.3, pulse: 72 })).toEqual({
      ...{ temperature: 36.6, weight: 58.3, pulse: 72 },
    });
    for (const value of [36.61, 36.65, 25.05])
      expect(said(measured, { temperature: value })).toBe('not-a-step');
    for (const sign of ['systolic', 'diastolic', 'pulse', 'spo2', 'respiration'])
      expect(said(measured, { [sign]: 97.5 })).toBe('not-a-step');
    for (let tenths = 250; tenths <= 450; tenths += 1)
      expect(said(measured, { temperature: tenths / 10 })).toEqual({ temperature: tenths / 10 });
  });

  it('[VA5] [VA6] the form reads them as typed and says which cannot be, with their steps', () => {
    expect(readVitals({ temperature: '36。6', spo2: '９７％', systolic: '１２８', diastolic: '74' })).toEqual(
      {
        values: { temperature: 36.6, spo2: 97, systolic: 128, diastolic: 74 },
        problems: null,
      },
    );
    expect(readVitals({ temperature: '36.66', pulse: '7 2' }).problems).toEqual({
      temperature: { least: 25, most: 45, step: 0.1 },
      pulse: { least: 10, most: 300, step: 1 },
    });
  });
});
