import { describe, expect, it } from '@jest/globals';
import { ownOrigins } from '#platform/ownOrigins.ts';

describe('[DO4] an Origin', () => {
  const two = 'https://a.jp,https://b.jp';
  it.each([
    // By what browsers reach us with, where PUBLIC_ORIGINS names none.
    [undefined, 'a.jp', undefined, true, true],
    ['https://a.jp', 'a.jp', undefined, true, true],
    ['http://a.jp', 'a.jp', undefined, true, false],
    ['https://a.jp', 'a.jp', undefined, false, false],
    ['http://127.0.0.1:3000', '127.0.0.1:3000', undefined, false, true],
    ['http://127.0.0.1:3001', '127.0.0.1:3000', undefined, false, false],
    ['https://a.jp', 'A.jp', undefined, true, true],
    ['https://a.jp', 'a.jp:443', undefined, true, true],
    ['https://a.jp:444', 'a.jp', undefined, true, false],
    ['https://b.jp', 'a.jp', undefined, true, false],
    ['https://a.jp.evil.jp', 'a.jp', undefined, true, false],
    ['https://a.jp/', 'a.jp', undefined, true, false],
    ['https://a.jp', 'x@a.jp', undefined, true, false],
    ['null', 'a.jp', undefined, true, false],
    ['', 'a.jp', undefined, true, false],
    ['https://a.jp', undefined, undefined, true, false],
    ['https://a.jp', 'inner:3000', two, true, true],
    ['http://a.jp', 'inner:3000', two, true, false],
    ['https://c.jp', 'c.jp', two, true, false],
  ])('%s at host %s with PUBLIC_ORIGINS %s, over TLS %s: own %s', (origin, host, named, secure, own) => {
    const headers = { ...(origin === undefined ? {} : { origin }), ...(host === undefined ? {} : { host }) };
    expect(ownOrigins(named, secure)(headers)).toBe(own);
  });
});
