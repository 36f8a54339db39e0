import type { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { Failure } from '#platform/failure.ts';
import type { Handler } from '../http/handlers.ts';
import type { SessionParts } from './sessionParts.ts';
import { viewSession } from './viewSession.ts';

/**
 * Acts in another of one's positions. Open connections were judged in the old one: they are told to look at their session
 * again, see another position, and come again in it. No right ends by it, so nothing is written that others wait for.
 */
export const switchPosition =
  (parts: SessionParts): Handler<typeof sessionRoutes.switchPosition> =>
  async ({ body, actor }) => {
    const description = await parts.accounts.describe(actor.account);
    if (!description?.positions.some(({ id }) => id === body.position)) throw new Failure('A-01');
    await parts.store.setPosition(actor.session, body.position);
    const { account, session } = actor;
    const known = await parts.accounts.findById(account);
    await parts.facts.note({ account: known, session, position: body.position, deed: 'switch-position' });
    parts.moved(actor.session);
    return viewSession(parts, actor.session);
  };
