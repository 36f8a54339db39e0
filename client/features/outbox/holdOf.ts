import type { Waiting } from './OutboxPost.ts';

const HOUR = 3_600_000;
/** After this much it is not sent as if it were of today: the person is asked whether it still is to go. */
const OLD_MS = 7 * 24 * HOUR;

export type Hold = 'old' | 'late' | 'other-session' | 'other-position';

/** Why a post that waits does not go before its writer was asked; null: it goes by itself. */
export const holdOf = (
  {
    at,
    session,
    position,
    body: { approved },
  }: Pick<Waiting, 'at' | 'session' | 'position'> & {
    readonly body: Pick<Waiting['body'], 'approved'>;
  },
  acting: { readonly session: string; readonly position: string | null },
  now: number,
): Hold | null => {
  const by = approved ?? { at, session, position };
  if (by.position !== acting.position) return 'other-position';
  if (approved === null && now - at > OLD_MS) return 'old';
  if (by.session !== acting.session) return 'other-session';
  return now - by.at > HOUR ? 'late' : null;
};
