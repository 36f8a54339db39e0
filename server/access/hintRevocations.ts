import type { SessionId } from '#domain/ids.ts';
import type { Platform } from '#platform/platform.ts';

/**
 * Redis only hastens the reading of the log (DESIGN decision 6): a hint may be lost, and has no content. One that names a
 * session asks for a look at it.
 */
export const hintRevocations = (
  platform: Pick<Platform, 'topics' | 'log'>,
  heard: { poll(): void; moved(session: SessionId): void },
): { send(session?: SessionId): void; close(): void } => {
  const { topics, log } = platform;
  const lost = (error: unknown) => log.debug({ err: error }, 'revocation hint lost');
  const listening = topics.listen('revocations', (session) =>
    session === '' ? heard.poll() : heard.moved(session as SessionId),
  );
  return {
    send: (session = '' as SessionId) => {
      topics.publish('revocations', session).catch(lost);
    },
    close: listening.stop,
  };
};
