import type { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import type { Handler } from '../http/handlers.ts';
import { endAllSessions } from './endAllSessions.ts';
import { provePassword } from './provePassword.ts';
import type { SessionParts } from './sessionParts.ts';
import { startSession } from './startSession.ts';

/** Sets a new password. All sessions begun with the old one end; this browser goes on in a new session. */
export const changePassword =
  (parts: SessionParts): Handler<typeof sessionRoutes.changePassword> =>
  async ({ body, actor, request }) => {
    const account = await provePassword(parts, actor, body.current, request);
    const { session, position } = actor;
    const said = parts.facts.noteIn({ account, session, position, deed: 'change-password' });
    // L-04 is thrown there, where the rules of passwords are, before anything is ended.
    const sessionEpoch = await endAllSessions(parts, account.id, () =>
      parts.lanes.known(() => parts.accounts.setPassword(account.id, account.sessionEpoch, body.next, said)),
    );
    return startSession(parts, { ...account, sessionEpoch }, false, request);
  };
