import type { IncomingMessage } from 'node:http';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Failure } from '#platform/failure.ts';
import { isOwnOrigin } from '#platform/isOwnOrigin.ts';
import type { SocketSession, SocketSessions } from './socketSessions.ts';

export interface AdmissionNeeds {
  readonly sessions: SocketSessions;
  readonly publicOrigins: string | undefined;
  readonly addressOf: (request: IncomingMessage) => string;
  /** Connections of one account that this node carries now. */
  readonly countOf: (account: string) => number;
}

/** A ward's NAT hides dozens of people, each with a few tabs that come again together after a restart. */
const CONNECTS_PER_MINUTE = 300;
/** Tabs and devices of one person. */
const CONNECTIONS_PER_ACCOUNT = 20;

/**
 * Who may connect, in the order of what each check costs: address, Origin, session. Bounds come before sign-in:
 * a flood of connections must not reach the session store.
 */
export const createAdmission = ({ sessions, publicOrigins, addressOf, countOf }: AdmissionNeeds) => {
  const connects = new RateLimiterMemory({ points: CONNECTS_PER_MINUTE, duration: 60 });
  return async (request: IncomingMessage): Promise<SocketSession> => {
    const tooMany = await connects.consume(addressOf(request)).then(
      () => false,
      () => true,
    );
    if (tooMany) throw new Failure('V-04', { retryAfterSeconds: 60 });
    // A WebSocket carries cookies wherever the page came from: the Origin is what stops another site's page.
    if (!isOwnOrigin(request.headers.origin, request.headers.host, publicOrigins)) throw new Failure('A-08');
    const session = await sessions.read(request.headers.cookie);
    if (session === null) throw new Failure('A-02');
    if (countOf(session.account) >= CONNECTIONS_PER_ACCOUNT)
      throw new Failure('V-04', { retryAfterSeconds: 60 });
    return session;
  };
};
