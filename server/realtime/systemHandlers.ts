import type { systemRequests } from '#contracts/realtime/systemEvents.ts';
import type { RealtimeHandlers } from './realtimeHandlers.ts';

export const systemHandlers: RealtimeHandlers<typeof systemRequests> = {
  ping: async () => ({}),
};
