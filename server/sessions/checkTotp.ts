import type { Clock } from '#platform/clock.ts';

const PERIOD_S = 30;

/**
 * The step that a code belongs to, or null where it is wrong. One period to each side: phones' clocks differ, and
 * typing takes time. The caller marks the step as used, since a code that was looked over a shoulder must not work
 * a second time.
 */
export const checkTotp = async (secret: string, code: string, clock: Clock): Promise<number | null> => {
  const epoch = Math.floor(clock.now().getTime() / 1000);
  const { verify } = await import('otplib');
  const result = await verify({ secret, token: code, epoch, epochTolerance: PERIOD_S });
  return result.valid ? Math.floor(epoch / PERIOD_S) + result.delta : null;
};
