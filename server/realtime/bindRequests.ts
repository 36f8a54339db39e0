import type { Socket } from 'socket.io';
import * as z from 'zod/mini';
import { type RequestName, requests } from '#contracts/realtime/registry.ts';
import type { RealtimeRequest } from '#contracts/realtime/request.ts';
import { describeError } from '#platform/describeError.ts';
import { Failure } from '#platform/failure.ts';
import { fieldProblems } from '#platform/fieldProblems.ts';
import type { Logger } from '#platform/logger.ts';
import { newId } from '#platform/newId.ts';
import { requestContext } from '#platform/requestContext.ts';
import { requireWellFormed } from '#platform/requireWellFormed.ts';
import type { RealtimeConnection } from './realtimeConnection.ts';
import type { RealtimeHandlers } from './realtimeHandlers.ts';
import type { RequestLimits } from './requestLimits.ts';

type AnyHandler = (payload: unknown, connection: RealtimeConnection) => Promise<unknown>;

export interface Bound {
  readonly handlers: RealtimeHandlers<typeof requests>;
  readonly limits: RequestLimits;
  readonly log: Logger;
  /** Resolves when the session was seen to stand after the connection was listed; no request runs before. */
  readonly standing: Promise<void>;
  /** A request is activity of the session, but for what a page asks by itself; an open tab is none (DESIGN decision 6). */
  readonly onActivity: (connection: RealtimeConnection) => void;
  readonly onClosed: () => void;
}

/**
 * The only place that listens to a socket: one listener parses, runs and acknowledges every request of the registry
 * with `{ok:true,data}` or `{ok:false,error}`, and answers every other name with V-05. Whatever a client sends, an
 * acknowledgement that is missing or no function included, nothing is thrown out of here.
 */
export const bindRequests = (socket: Socket, connection: RealtimeConnection, bound: Bound): void => {
  socket.on('disconnect', bound.onClosed);
  socket.onAny((name: string, ...args: unknown[]) => {
    const last = args.at(-1);
    const acknowledge = typeof last === 'function' ? (last as (answer: unknown) => void) : null;
    const payload = args[0] === last && acknowledge !== null ? undefined : args[0];
    const traceId = newId();
    void requestContext.run({ traceId }, async () => {
      try {
        const data = await run(name, payload, connection, bound);
        acknowledge?.({ ok: true, data });
      } catch (error) {
        acknowledge?.({ ok: false, error: describeError(error, traceId, bound.log) });
      }
    });
  });
};

const run = async (name: string, payload: unknown, connection: RealtimeConnection, bound: Bound) => {
  const done = bound.limits.enter();
  try {
    // Own names only: `constructor` and the like are no requests.
    if (!Object.hasOwn(requests, name)) throw new Failure('V-05');
    const request: RealtimeRequest = requests[name as RequestName];
    requireWellFormed(payload, '');
    const parsed = z.safeParse(request.payload, payload);
    if (!parsed.success) throw new Failure('V-01', fieldProblems(parsed.error));
    await bound.standing;
    if (connection.isClosed) throw new Failure('A-02');
    if (!request.unattended) bound.onActivity(connection);
    const handler = bound.handlers[name as RequestName] as AnyHandler;
    return await handler(parsed.data, connection);
  } finally {
    done();
  }
};
