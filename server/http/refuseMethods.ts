import { Router } from 'express';
import type { Route } from '#contracts/http/route.ts';
import { Failure } from '#platform/failure.ts';

/** For what no route has taken: a path of the contract by another method is V-06, and says which methods it has. */
export const refuseMethods = (routes: Readonly<Record<string, Route>>): Router => {
  const router = Router({ caseSensitive: true, strict: true });
  const byPath = Map.groupBy(Object.values(routes), ({ path }) => path);
  for (const [path, those] of byPath) {
    const methods = those.map(({ method }) => method as string);
    // Whoever may GET may HEAD.
    const allowed = [...new Set(methods.includes('GET') ? ['GET', 'HEAD', ...methods] : methods)].join(', ');
    router.all(path, (raw, reply) => {
      // A path that two routes share in part (`/session/:x`, `/session/waiting`): the other one's method is no harm.
      reply.setHeader('allow', allowed);
      throw new Failure(raw.method === 'OPTIONS' || !methods.includes(raw.method) ? 'V-06' : 'V-05');
    });
  }
  return router;
};
