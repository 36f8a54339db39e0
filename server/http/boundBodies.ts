import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';

/** How long a body may be on its way (HU7): of whoever has shown no session, of one who has, and of a file. */
export const bodyTimes = { stranger: 10_000, session: 60_000, upload: 15 * 60_000 };

const allowed = new WeakMap<IncomingMessage, (ms: number) => void>();

/** More time, from now on, for who has a session. */
export const allowBody = (raw: IncomingMessage, ms: number): void => allowed.get(raw)?.(ms);

/**
 * Cuts off a request whose body does not come: each holds a socket, and the server as a whole gives a request the quarter
 * of an hour that a film on a phone's line takes. What was answered already, and is still being sent, is cut too.
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
