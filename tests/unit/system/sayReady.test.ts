import { describe, expect, it } from '@jest/globals';
import { parseFlags } from '#platform/flags.ts';
import type { House } from '#server/composing/compose.ts';
import { sayReady } from '#server/sayReady.ts';

/** An empty house, as far as it is asked what to print. */
const house = {
  port: 3000,
  directory: { queries: { signIn: { isEmpty: async () => true, findForLogin: async () => null } } },
  makeFirstOperatorLink: async () => 'SECRET',
} as unknown as House;
const tls = ['--tls-cert=a', '--tls-key=b'];

describe("the first operator's link", () => {
  it.each([
    [[], undefined, 'http://127.0.0.1:3000/first-operator#SECRET'],
    [['--host=::1'], undefined, 'http://[::1]:3000/first-operator#SECRET'],
    [['--behind-proxy'], 'https://engawa.example.jp', 'https://engawa.example.jp/first-operator#SECRET'],
    [['--behind-proxy'], 'https://a.jp,https://b.jp', 'https://a.jp/first-operator#SECRET'],
    [['--host=0.0.0.0', '--behind-proxy'], 'https://a.jp', 'https://a.jp/first-operator#SECRET'],
    [['--host=192.0.2.7', ...tls], undefined, 'https://192.0.2.7:3000/first-operator#SECRET'],
    [['--host=192.0.2.7', ...tls], 'https://a.jp', 'https://a.jp/first-operator#SECRET'],
    // What nobody has told cannot be printed; an address of the inside would open nowhere.
    [
      ['--behind-proxy'],
      undefined,
      /: \/first-operator#SECRET at the address that people reach this house by/,
    ],
    [['--host=0.0.0.0', ...tls], undefined, /: \/first-operator#SECRET at the address/],
  ])(
    '[OP2] with %j and PUBLIC_ORIGINS %s opens where people reach the house',
    async (args, origins, link) => {
      const using = { mongo: 'MongoDB', redis: 'Redis' };
      const said = await sayReady(house, parseFlags(args), using, origins);
      const line = said.split('\n').find((each) => each.startsWith('First operator'));
      if (typeof link === 'string') expect(line).toBe(`First operator, once, within a day: ${link}`);
      else expect(line).toMatch(link);
    },
  );
});
