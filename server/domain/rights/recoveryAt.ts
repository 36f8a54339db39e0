import { objectionEnds } from './objectionEnds.ts';

export type RecoveryState = 'asked' | 'withdrawn' | 'confirmed' | 'objected' | 'done';

interface Asked {
  readonly state: RecoveryState;
  readonly askedAt: Date;
  readonly confirmedAt: Date | null;
}

/** After so long an attempt that nobody carried on is over: it must not be taken out of a drawer a year later. */
const PATIENCE_MS = 7 * 24 * 60 * 60 * 1000;

/** [RI5] In which state the making of an officer, by the operator and a second person, is at a moment. */
export const recoveryAt = (
  { state, askedAt, confirmedAt }: Asked,
  now: Date,
): { readonly state: RecoveryState | 'expired'; readonly until: Date | null } => {
  const until = confirmedAt === null ? null : objectionEnds(confirmedAt);
  const waitsSince = state === 'asked' ? askedAt : until;
  const over = waitsSince !== null && now.getTime() >= waitsSince.getTime() + PATIENCE_MS;
  return { state: over && (state === 'asked' || state === 'confirmed') ? 'expired' : state, until };
};
