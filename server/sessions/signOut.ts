import type { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { Failure } from '#platform/failure.ts';
import type { Handlers } from '../http/handlers.ts';
import { endAllSessions } from './endAllSessions.ts';
import { endSession } from './endSession.ts';
import type { SessionParts } from './sessionParts.ts';

type SignOutRoutes = Pick<typeof sessionRoutes, 'signOut' | 'signOutEverywhere'>;

export const signOut = (parts: SessionParts): Handlers<SignOutRoutes> => ({
  signOut: async ({ actor, request }) => {
    const session = await parts.store.find(actor.session);
    const account = await parts.accounts.findById(actor.account);
    const said = parts.facts.noteIn({
      account,
      session: actor.session,
      position: actor.position,
      deed: 'sign-out',
    });
    if (session !== null) await endSession(parts, session, said);
    parts.cookies.clearSession(request.reply);
  },
  signOutEverywhere: async ({ actor, request }) => {
    const session = await parts.store.find(actor.session);
    if (session === null) throw new Failure('A-02');
    const account = await parts.accounts.findById(actor.account);
    const said = parts.facts.noteIn({
      ...{ account, session: actor.session, position: actor.position, deed: 'sign-out-everywhere' },
    });
    await endAllSessions(parts, actor.account, () =>
      parts.accounts.raiseEpoch(actor.account, session.epoch, said),
    );
    parts.cookies.clearSession(request.reply);
    parts.log.info({ account: actor.account }, 'signed out everywhere');
  },
});
