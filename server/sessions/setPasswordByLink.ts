import type { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { Failure } from '#platform/failure.ts';
import type { Handler } from '../http/handlers.ts';
import { endAllSessions } from './endAllSessions.ts';
import type { OneTimeLinks } from './oneTimeLinks.ts';
import type { SessionParts } from './sessionParts.ts';

/**
 * Sets the password of somebody whose office made their sign-in anew. It signs nobody in, since the browser may be
 * the office's. If the password does not meet the rules (L-04) the link can be used again; A-01 for a link that was
 * used or replaced, is too old, or never was.
 */
export const setPasswordByLink =
  (parts: SessionParts, links: OneTimeLinks): Handler<typeof sessionRoutes.setPasswordByLink> =>
  ({ body: { token, password } }) =>
    links.usePasswordLink(token, async ({ account, epoch }) => {
      const known = await parts.accounts.findById(account);
      const said = parts.facts.noteIn({ account: known, deed: 'choose-password' });
      await endAllSessions(parts, account, async () => {
        const raised = await parts.lanes.strange(() =>
          parts.accounts.setPassword(account, epoch, password, said),
        );
        if (raised === null) throw new Failure('A-01');
        return raised;
      });
    });
