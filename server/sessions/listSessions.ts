import type { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import type { Handler } from '../http/handlers.ts';
import { idleEnd } from './readSessions.ts';
import type { SessionParts } from './sessionParts.ts';

/** My sessions on all devices, the latest activity first. */
export const listSessions =
  ({ store, accounts, clock }: SessionParts): Handler<typeof sessionRoutes.listSessions> =>
  async ({ actor }) => {
    const kept = await accounts.findById(actor.account);
    const now = clock.now().getTime();
    const standing = (await store.list(actor.account)).filter(
      (session) =>
        session.epoch === kept?.sessionEpoch &&
        !kept.endedSessions.some(({ id }) => id === session.id) &&
        now < idleEnd(session),
    );
    return {
      sessions: standing
        .sort((a, b) => b.lastActiveAt - a.lastActiveAt)
        .flatMap(({ id, deviceId, startedAt, lastActiveAt }) =>
          // Half a session has no device yet, and is not shown to anybody.
          deviceId === null
            ? []
            : {
                ...{ id, device: deviceId, current: id === actor.session },
                startedAt: new Date(startedAt).toISOString(),
                lastActiveAt: new Date(lastActiveAt).toISOString(),
              },
        ),
    };
  };
