import { type RequestHandler, Router } from 'express';
import type { Route } from '#contracts/http/route.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { IsOwnOrigin } from '#platform/ownOrigins.ts';
import { requestContext } from '#platform/requestContext.ts';
import { allowBody, bodyTimes } from './boundBodies.ts';
import { checkForgery } from './checkForgery.ts';
import type { Handlers, RequestParts, Routes } from './handlers.ts';
import type { HttpSessions } from './httpSessions.ts';
import { parseInput, readJson } from './parseInput.ts';
import { requireSession } from './requireSession.ts';
import { sendAnswer } from './sendAnswer.ts';

export interface HttpDoor {
  readonly sessions: HttpSessions;
  readonly isOwnOrigin: IsOwnOrigin;
  /** Called once for each request of a known session or address; throws V-04. */
  readonly limit: (asked: { account: string | null; address: string; writes: boolean }) => Promise<void>;
}

/** A handler whose types `Handlers` has checked: all that the loop below may know of any of them. */
type AnyHandler = (input: {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly actor: Actor | null;
  readonly request: RequestParts;
}) => Promise<unknown>;

/**
 * Makes the HTTP door of a route table. The order protects it: first who asks, then whether the request is forged,
 * and only then is its body read. A client may take minutes to send its body, and what has ended meanwhile must not
 * act: if the body did not come at once, the session is asked for again when it is complete.
 */
export const bindRoutes = <T extends Routes>(routes: T, handlers: Handlers<T>, door: HttpDoor): Router => {
  const router = Router({ caseSensitive: true, strict: true });
  for (const [name, route] of Object.entries(routes)) {
    const handler = handlers[name] as unknown as AnyHandler;
    const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
    router[method](route.path, bindRoute(route, handler, door));
  }
  return router;
};

const bindRoute =
  (route: Route, handler: AnyHandler, door: HttpDoor): RequestHandler =>
  async (raw, reply) => {
    // Neither we nor a proxy may compress it: its length would tell of the secret (compressAnswers).
    if (route.holdsSecret === true) reply.setHeader('cache-control', 'no-store, no-transform');
    const enter = () => requireSession(route, raw.headers, door.sessions);
    let session = await enter();
    const whole = raw.complete;
    if (route.method !== 'GET') checkForgery(raw, session, door.isOwnOrigin);
    const address = raw.ip ?? '';
    const writes = route.method !== 'GET';
    await door.limit({ account: session?.actor.account ?? null, address, writes });
    if (session !== null) allowBody(raw, route.body === 'upload' ? bodyTimes.upload : bodyTimes.session);
    if (route.body !== undefined && route.body !== 'upload') {
      await readJson(raw, reply, route.largestBody);
      if (!whole) session = await enter();
    }
    const input = parseInput(route, raw);
    const traceId = requestContext.getStore()?.traceId ?? '';
    const actor = session?.actor ?? null;
    const family = session?.family ?? false;
    const request = {
      address,
      traceId,
      raw,
      reply,
      family,
      requireSessionAgain: async () => void (await enter()),
    };
    const answer = await handler({ ...input, actor, request });
    sendAnswer(route, answer, reply);
  };
