import type { IncomingMessage } from 'node:http';
import type { LiveSession, SessionReader } from '#access/sessionReader.ts';
import type { AccountId } from '#domain/ids.ts';
import { doorLimits } from '#platform/doorLimits.ts';
import { Failure } from '#platform/failure.ts';
import type { IsOwnOrigin } from '#platform/ownOrigins.ts';

export interface HandshakeNeeds {
  readonly sessions: SessionReader;
  readonly isOwnOrigin: IsOwnOrigin;
  readonly addressOf: (request: IncomingMessage) => string;
  /** Connections of one account that this node carries now. */
  readonly countOf: (account: AccountId) => number;
}

/** Tabs and devices of one person. */
const CONNECTIONS_PER_ACCOUNT = 20;

/**
 * Who may connect, in the order of what each check costs: address, Origin, session. Bounds come before sign-in:
 * a flood of connections without a session must not reach the session store.
 */
export const handshakeCheck = ({ sessions, isOwnOrigin, addressOf, countOf }: HandshakeNeeds) => {
  const limits = doorLimits();
  const checkHandshake = async (request: IncomingMessage): Promise<LiveSession> => {
    // A WebSocket carries cookies wherever the page came from: the Origin is what stops another site's page.
    if (!isOwnOrigin(request.headers)) throw new Failure('A-08');
    const session = await sessions.read(request.headers.cookie);
    if (session === null) throw new Failure('A-02');
    if (countOf(session.account) >= CONNECTIONS_PER_ACCOUNT || !(await limits.mayConnect(session.account)))
      throw new Failure('V-04', { retryAfterSeconds: 60 });
    return session;
  };
  return async (request: IncomingMessage): Promise<LiveSession> => {
    const address = addressOf(request);
    if (!(await limits.mayKnock(address))) throw new Failure('V-04', { retryAfterSeconds: 60 });
    try {
      return await checkHandshake(request);
    } catch (error) {
      // A store that is away is nobody's fault, and everybody comes again at once.
      if (error instanceof Failure && error.code !== 'N-01') await limits.refused(address);
      throw error;
    }
  };
};
