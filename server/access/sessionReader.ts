import type { Actor } from '#domain/access/actor.ts';
import type { SessionId } from '#domain/ids.ts';

/** A session that stands. `endsAt`: when it ends if nothing more is done, in epoch milliseconds of the domain clock. */
export type LiveSession = Actor & { readonly endsAt: number };

/**
 * Reads who is signed in. The socket, document and media doors are given it where the server is put together;
 * server/sessions implements it.
 */
export interface SessionReader {
  /** Reads the session of a Cookie header; null: there is none, or it has ended. Counts as activity. */
  read(cookieHeader: string | undefined): Promise<LiveSession | null>;
  /** Reads a session by its id. Not activity, so that an open tab keeps nothing alive (DESIGN decision 6). */
  look(session: SessionId): Promise<LiveSession | null>;
  /** Counts as activity: a request or typing. */
  touch(session: SessionId): Promise<void>;
}
