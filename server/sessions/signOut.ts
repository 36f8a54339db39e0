import type { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { Failure } from '#platform/failure.ts';
import type { Handlers } from '../http/handlers.ts';
import { endAllSessions } from './endAllSessions.ts';
import { endSession } from './endSession.ts';
import type { SessionDeps } from './sessionDeps.ts';

type SignOutRoutes = Pick<typeof sessionRoutes, 'signOut' | 'signOutEverywhere'>;

export const signOut = (deps: SessionDeps): Handlers<SignOutRoutes> => ({
  signOut: async ({ actor, request }) => {
    const session = await deps.store.find(actor.session);
    const account = await deps.accounts.findById(actor.account);
    const said = deps.facts.noteIn({
      account,
      session: actor.session,
      position: actor.position,
      deed: 'sign-out',
    });
    if (session !== null) await endSession(deps, session, said);
    deps.cookies.clearSession(request.reply);
  },
  signOutEverywhere: async ({ actor, request }) => {
    const session = await deps.store.find(actor.session);
    if (session === null) throw new Failure('A-02');
    const account = await deps.accounts.findById(actor.account);
    const said = deps.facts.noteIn({
      ...{ account, session: actor.session, position: actor.position, deed: 'sign-out-everywhere' },
    });
    await endAllSessions(deps, actor.account, () =>
      deps.accounts.raiseEpoch(actor.account, session.epoch, said),
    );
    deps.cookies.clearSession(request.reply);
    deps.log.info({ account: actor.account }, 'signed out everywhere');
  },
});
