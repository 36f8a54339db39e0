import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';

/** How long a body may take to come (HU7): from somebody who has shown no session, from somebody who has, and for a file. */
export const bodyTimes = { stranger: 10_000, session: 60_000, upload: 15 * 60_000 };

const allowed = new WeakMap<IncomingMessage, (ms: number) => void>();

/** More time, from now on, for who has a session. */
export const allowBody = (raw: IncomingMessage, ms: number): void => allowed.get(raw)?.(ms);

/**
 * Cuts off a request whose body does not come, since each one holds a socket. The server itself gives every request
 * the quarter of an hour that a film needs over a phone's line. A request that was answered before its body was
 * complete is cut off as well.
 */
export const boundBodies =
  (times: Pick<typeof bodyTimes, 'stranger'> = bodyTimes): RequestHandler =>
  (raw, reply, next) => {
    const cut = () => {
      if (!raw.complete) raw.socket.destroy();
    };
    let timer = setTimeout(cut, times.stranger).unref();
    allowed.set(raw, (ms) => {
      clearTimeout(timer);
      timer = setTimeout(cut, ms).unref();
    });
    reply.once('close', () => {
      if (raw.complete) clearTimeout(timer);
    });
    next();
  };
