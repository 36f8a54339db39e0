import { objectionEnds } from './objectionEnds.ts';

export type RecoveryState = 'asked' | 'withdrawn' | 'confirmed' | 'objected' | 'done';

interface Asked {
  readonly state: RecoveryState;
  readonly askedAt: Date;
  readonly confirmedAt: Date | null;
}

/** What nobody carried on for so long is over: it must not be pulled out of a drawer a year later. */
const PATIENCE_MS = 7 * 24 * 60 * 60 * 1000;

/** [RI5] Where the making of an officer by the operator and a second person stands at a moment. */
export const recoveryAt = (
  { state, askedAt, confirmedAt }: Asked,
  now: Date,
): { readonly state: RecoveryState | 'expired'; readonly until: Date | null } => {
  const until = confirmedAt === null ? null : objectionEnds(confirmedAt);
  const waitsSince = state === 'asked' ? askedAt : until;
  const over = waitsSince !== null && now.getTime() >= waitsSince.getTime() + PATIENCE_MS;
  return { state: over && (state === 'asked' || state === 'confirmed') ? 'expired' : state, until };
};
