import type { Actor } from '#domain/access/actor.ts';
import type { SessionId } from '#domain/ids.ts';

/** A session that stands; `endsAt` is when it ends if nothing more is done, in epoch milliseconds of the domain clock. */
export type LiveSession = Actor & { readonly endsAt: number };

/** Reads who is signed in: given to the socket, document and media doors by compose (server/sessions implements it). */
export interface SessionReader {
  /** By a Cookie header; null: nobody, or ended. Counts as activity. */
  read(cookieHeader: string | undefined): Promise<LiveSession | null>;
  /** By its id, without being activity: an open tab keeps nothing alive (DESIGN decision 6). */
  look(session: SessionId): Promise<LiveSession | null>;
  /** A request or typing is activity. */
  touch(session: SessionId): Promise<void>;
}
