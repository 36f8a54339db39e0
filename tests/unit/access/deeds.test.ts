import { describe, expect, it } from '@jest/globals';
import { changingDeeds, commandDeeds } from '#contracts/commandDeeds.ts';
import { routes } from '#contracts/http/routes.ts';
import { requests } from '#contracts/realtime/registry.ts';
import { actOf, deeds } from '#domain/access/deeds.ts';
import type { Act } from '#domain/access/recordRef.ts';
import { recordKinds } from '#domain/records/recordKinds.ts';
import { audit as en } from '../../../client/i18n/en/audit.ts';
import { audit as ja } from '../../../client/i18n/ja/audit.ts';

const named = (words: object): Readonly<Record<string, string>> => words as Record<string, string>;
const acts = [
  ...new Set(
    Object.values(recordKinds).flatMap(({ acts, also }) =>
      [acts, also].flatMap((row) => Object.values(row).flat()),
    ),
  ),
] as Act[];

describe('[AU12] what was done is named', () => {
  const changing = [
    ...Object.entries(routes).flatMap(([name, { method }]) => (method === 'GET' ? [] : [name])),
    ...Object.keys(requests),
  ];

  it('of every request that can change something: a deed, or the reason why it has none', () => {
    expect(Object.keys(commandDeeds).sort()).toEqual([...new Set(changing)].sort());
    for (const [name, deed] of Object.entries(commandDeeds)) {
      if (typeof deed === 'string') expect([name, actOf(deed)]).toEqual([name, expect.any(String)]);
      else expect([name, deed.without.length > 20]).toEqual([name, true]);
    }
  });

  it('no two requests share a deed, but those that are one at both doors', () => {
    const twice = Object.groupBy(
      Object.entries(commandDeeds).filter(([name, deed]) => typeof deed === 'string' && name in routes),
      ([, deed]) => deed as string,
    );
    for (const [deed, all] of Object.entries(twice)) expect([deed, all?.length]).toEqual([deed, 1]);
  });

  it.each([
    ['ja', ja],
    ['en', en],
  ] as const)('every act and deed has words of its own in %s', (_language, words) => {
    const wanted = [...acts, ...Object.keys(deeds)];
    const said = wanted.map((act) => named(words.acts)[act]);
    for (const [at, text] of said.entries())
      expect([wanted[at], typeof text]).toEqual([wanted[at], 'string']);
    expect(new Set(said).size).toBe(said.length);
    expect(Object.keys(words.objects)).toEqual(Object.keys(ja.objects));
  });

  it('every deed stands on an act that some relation gives', () => {
    for (const [deed, act] of Object.entries(deeds)) expect([deed, acts.includes(act)]).toEqual([deed, true]);
  });

  it('what has a fact of its own is told apart from the judgement that one may', () => {
    expect(changingDeeds.has('withdraw-consent')).toBe(true);
    expect(changingDeeds.has('renew-sign-in')).toBe(true);
    expect(changingDeeds.has('list-home-patients')).toBe(false);
    expect(changingDeeds.has('preview-notice')).toBe(false);
  });
});
