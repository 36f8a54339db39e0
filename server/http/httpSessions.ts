import type { Actor } from '#domain/access/actor.ts';

/** A session as the HTTP door sees it. `half`: the password was right, the second factor is still to come. */
export interface HttpSession {
  readonly actor: Actor;
  readonly half: boolean;
  /** Of an account of the family's (FA2). */
  readonly family: boolean;
  /** The CSRF token that belongs to this session alone. */
  readonly csrf: string;
}

/** Implemented by server/sessions. */
export interface HttpSessions {
  /** The live session of this Cookie header, if any; asking counts as activity. */
  read(cookieHeader: string | undefined): Promise<HttpSession | null>;
}
