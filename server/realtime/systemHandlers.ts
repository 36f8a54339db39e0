import type { SessionReader } from '#access/sessionReader.ts';
import type { systemRequests } from '#contracts/realtime/systemEvents.ts';
import { Failure } from '#platform/failure.ts';
import type { RealtimeHandlers } from './realtimeHandlers.ts';

export const systemHandlers = (
  sessions: Pick<SessionReader, 'look'>,
): RealtimeHandlers<typeof systemRequests> => ({
  ping: async () => ({}),
  // The door has counted it already, as every request that a person makes.
  activity: async () => ({}),
  'session:look': async (_, { actor }) => {
    const live = await sessions.look(actor.session);
    if (live === null) throw new Failure('A-02');
    return { idleEndsAt: new Date(live.endsAt).toISOString() };
  },
});
