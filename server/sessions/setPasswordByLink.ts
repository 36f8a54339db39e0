import type { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { Failure } from '#platform/failure.ts';
import type { Handler } from '../http/handlers.ts';
import { endAllSessions } from './endAllSessions.ts';
import type { OneTimeLinks } from './oneTimeLinks.ts';
import type { SessionParts } from './sessionParts.ts';

/**
 * The password of somebody whose office made their sign-in anew. Nobody is signed in by it: the browser may be the
 * office's. L-04 leaves the link as it was; A-01 for one that was used, replaced, is too old or never was.
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
