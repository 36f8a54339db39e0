import { describe, expect, it } from '@jest/globals';
import { judgePassword } from '#domain/sessions/judgePassword.ts';

const judge = (password: string, secondFactor = false, loginName = 'kango-hanako') =>
  judgePassword(password, { loginName, secondFactor });

describe('new passwords (DOMAIN.md §5.1)', () => {
  it.each(['Tsubame-no-su-41', 'Mihon-no-michi-7351', 'あさがおの鉢を3つ並べたA', 'correct Horse 9 battery'])(
    'takes %s',
    (password) => {
      expect(judge(password)).toBeNull();
    },
  );

  it('asks for 13 characters of three kinds, or for 8 of two beside a second factor', () => {
    expect(judge('Tsubame-4')).toBe('too-short');
    expect(judge('Tsubame-4', true)).toBeNull();
    expect(judge('Tsuba-4', true)).toBe('too-short');
    expect(judge('tsubamenosuwomiru')).toBe('not-mixed');
    expect(judge('tsubamenosu', true)).toBe('not-mixed');
  });

  it.each([
    ['Password12345678!', 'common'],
    ['P4ssw0rd-P4ssw0rd-1', 'repeats'],
    ['Toyohashi2026!!', 'common'],
    ['Qwertyuiop-12345', 'sequence'],
    ['Abcdefg-1234567', 'sequence'],
    ['1qaz2wsx3edcAB!', 'sequence'],
    ['Aa1!Aa1!Aa1!Aa1!', 'repeats'],
    ['aaaaaaaaaaaaA1!', 'repeats'],
    ['X-Kango-Hanako-9', 'contains-login-name'],
    ['X-okanah-ognak-9', 'contains-login-name'],
    ['Ｐａｓｓｗｏｒｄ-2026!', 'common'],
  ])('refuses %s: %s', (password, problem) => {
    expect(judge(password)).toBe(problem);
  });
});
