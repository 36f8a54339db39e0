import type { Actor } from '#domain/access/actor.ts';

/** Reads who is signed in from a Cookie header: given to the socket, document and media doors by compose. */
export interface SessionReader {
  /** Null: nobody, or ended. `endsAt`: the session's absolute end in epoch milliseconds of the machine's clock. */
  read(cookieHeader: string | undefined): Promise<(Actor & { readonly endsAt: number }) | null>;
}
