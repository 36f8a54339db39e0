import type { Actor } from '#domain/access/actor.ts';

/** A session as the socket door sees it; `endsAt`: its absolute end in epoch milliseconds of the machine's clock. */
export type SocketSession = Actor & { readonly endsAt: number };

/** What the socket door asks of sessions: a SessionReader (server/access), and to be told of activity. */
export interface SocketSessions {
  /** The live session of this Cookie header, if any. Asking is no activity: an open tab keeps nothing alive. */
  read(cookieHeader: string | undefined): Promise<SocketSession | null>;
  /** A request over the socket is activity. */
  touch(cookieHeader: string | undefined): Promise<void>;
}
