import type { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { Failure } from '#platform/failure.ts';
import type { Handler } from '../http/handlers.ts';
import type { SessionParts } from './sessionParts.ts';
import { viewSession } from './viewSession.ts';

/**
 * Switches to another of one's positions. Open connections were judged in the old one: they are told to look at their
 * session again, find another position, and the browser connects again in that one. No right ends by it, so nothing
 * is written to the log for which all others wait.
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
