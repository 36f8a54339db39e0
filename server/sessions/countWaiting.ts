import type { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import type { Actor } from '#domain/access/actor.ts';
import { Failure } from '#platform/failure.ts';
import type { Handler } from '../http/handlers.ts';
import type { SessionParts } from './sessionParts.ts';

/** Counts what waits for somebody in one position. Each part asks the gate as that position. */
export interface WaitingQueries {
  unreadPosts(actor: Actor): Promise<number>;
  conferencesToday(actor: Actor): Promise<number>;
}

/**
 * [SS5] For each position that the account holds today, how much waits in it, so that nothing waits unseen while one
 * acts in another. These are counts alone: to see more, one switches to that position.
 */
export const countWaiting =
  (
    { accounts }: Pick<SessionParts, 'accounts'>,
    waiting: WaitingQueries,
  ): Handler<typeof sessionRoutes.countWaiting> =>
  async ({ actor }) => {
    const described = await accounts.describe(actor.account);
    if (described === null) throw new Failure('A-02');
    return {
      positions: await Promise.all(
        described.positions.map(async ({ id: position }) => {
          const inIt = { ...actor, position };
          const [unread, conferencesToday] = await Promise.all([
            waiting.unreadPosts(inIt),
            waiting.conferencesToday(inIt),
          ]);
          return { position, unread, conferencesToday };
        }),
      ),
    };
  };
