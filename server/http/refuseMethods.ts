import { Router } from 'express';
import type { Route } from '#contracts/http/route.ts';
import { Failure } from '#platform/failure.ts';

/**
 * A path of the contract with a method that no route of it has is V-06, and the answer says which methods it has
 * [DO7]. Paths without an id come before the routes, since `/notices/reach` is not the notice with the id `reach`;
 * all others come after them.
 */
export const refuseMethods = (routes: Readonly<Record<string, Route>>): { before: Router; after: Router } => {
  const options = { caseSensitive: true, strict: true };
  const [before, after] = [Router(options), Router(options)];
  const byPath = Map.groupBy(Object.values(routes), ({ path }) => path);
  for (const [path, those] of byPath) {
    const methods: readonly string[] = those.map(({ method }) => method);
    // Wherever GET is allowed, HEAD is.
    const allowed = [...new Set(methods.includes('GET') ? ['GET', 'HEAD', ...methods] : methods)];
    (path.includes(':') ? after : before).all(path, (raw, reply, next) => {
      if (allowed.includes(raw.method)) {
        next();
        return;
      }
      reply.setHeader('allow', allowed.join(', '));
      throw new Failure('V-06');
    });
  }
  return { before, after };
};
