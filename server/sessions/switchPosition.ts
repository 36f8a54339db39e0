import type { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { Failure } from '#platform/failure.ts';
import type { Handler } from '../http/handlers.ts';
import type { SessionDeps } from './sessionDeps.ts';
import { viewSession } from './viewSession.ts';

/**
 * Acts in another of one's positions. Open connections were judged in the old one: they are told to look at their session
 * again, see another position, and come again in it. No right ends by it, so nothing is written that others wait for.
 */
export const switchPosition =
  (deps: SessionDeps): Handler<typeof sessionRoutes.switchPosition> =>
  async ({ body, actor }) => {
    const description = await deps.accounts.describe(actor.account);
    if (!description?.positions.some(({ id }) => id === body.position)) throw new Failure('A-01');
    await deps.store.setPosition(actor.session, body.position);
    const { account, session } = actor;
    const known = await deps.accounts.findById(account);
    await deps.facts.note({ account: known, session, position: body.position, deed: 'switch-position' });
    deps.moved(actor.session);
    return viewSession(deps, actor.session);
  };
