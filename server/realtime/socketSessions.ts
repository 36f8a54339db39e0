import type { Actor } from '#domain/access/actor.ts';
import type { SessionId } from '#domain/ids.ts';

/** A session as the socket door sees it; `endsAt` in epoch milliseconds of the domain clock. */
export type SocketSession = Actor & { readonly endsAt: number };

/** What the socket door asks of sessions (server/access/sessionReader.ts). */
export interface SocketSessions {
  /** The live session of this Cookie header, if any. A person connects: asking is activity. */
  read(cookieHeader: string | undefined): Promise<SocketSession | null>;
  /** The same by its id, without being activity: an open tab keeps nothing alive (DESIGN decision 6). */
  look(session: SessionId): Promise<SocketSession | null>;
  /** A request over the socket is activity. */
  touch(session: SessionId): Promise<void>;
}
