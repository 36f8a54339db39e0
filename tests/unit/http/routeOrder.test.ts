import { expect, it } from '@jest/globals';
import { routes } from '#contracts/http/routes.ts';

/** A path as the router reads it: a parameter takes any one part. */
const taken = (path: string): RegExp => new RegExp(`^${path.replaceAll(/:[A-Za-z]+/g, '[^/]+')}$`);

it('no route is taken by one that stands before it', () => {
  const all = Object.entries(routes);
  const shadowed = all.flatMap(([name, { method, path }], at) =>
    all
      .slice(0, at)
      .filter(([, before]) => before.method === method && taken(before.path).test(path))
      .map(([before]) => `${name} by ${before}`),
  );
  expect(all.length).toBeGreaterThan(100);
  expect(shadowed).toEqual([]);
});
