import type { tellingRoutes } from '#contracts/http/tellingRoutes.ts';
import type { Handlers } from '#server/http/handlers.ts';
import type { Tellings } from './tellings.ts';

export const tellingHandlers = ({
  list,
  markSeen,
}: Pick<Tellings, 'list' | 'markSeen'>): Handlers<typeof tellingRoutes> => ({
  listTellings: async ({ actor }) => ({ tellings: await list(actor.account) }),
  markTelling: ({ actor, params }) => markSeen(actor.account, params.telling),
});
