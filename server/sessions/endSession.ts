import type { ClientSession } from 'mongoose';
import type { SessionParts } from './sessionParts.ts';
import type { StoredSession } from './sessionStore.ts';

/** Ends one session: first in MongoDB, together with its revocation (a restored Redis must not revive it), then in Redis. */
export const endSession = async (
  { accounts, store }: Pick<SessionParts, 'accounts' | 'store'>,
  { id, account, endsAt }: Pick<StoredSession, 'id' | 'account' | 'endsAt'>,
  also?: (session: ClientSession) => Promise<void>,
): Promise<void> => {
  await accounts.recordEndedSessions(account, [{ id, until: new Date(endsAt) }], also);
  await store.drop(account, [id]);
};
