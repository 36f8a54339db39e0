import type * as z from 'zod/mini';
import type { sessionView } from '#contracts/http/sessionView.ts';
import type { SessionId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import { idleEnd } from './readSessions.ts';
import type { SessionParts } from './sessionParts.ts';

/** The session as its own browser sees it. */
export const viewSession = async (
  { accounts, store, clock }: Pick<SessionParts, 'accounts' | 'store' | 'clock'>,
  id: SessionId,
): Promise<z.infer<typeof sessionView>> => {
  const session = await store.find(id);
  const description = session === null ? null : await accounts.describe(session.account);
  if (session === null || description === null) throw new Failure('A-02');
  return {
    ...description,
    session: id,
    position: session.position,
    csrf: session.csrf,
    now: clock.now().toISOString(),
    idleEndsAt: new Date(idleEnd(session)).toISOString(),
    endsAt: new Date(session.endsAt).toISOString(),
  };
};
