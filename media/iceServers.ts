import { createHmac } from 'node:crypto';
import type { SignallingAnswer } from '#contracts/signalling.ts';

/** How long TURN credentials hold, in seconds: longer than any conference. */
const HOLDS = 6 * 60 * 60;

/**
 * TURN servers with credentials for a limited time, as coturn's `use-auth-secret` checks them: the user name says
 * until when and for whom, and the password is its HMAC-SHA1 under the shared secret
 * (draft-uberti-behave-turn-rest-00 §2.2).
 */
export const iceServers = (
  urls: string | undefined,
  secret: string | undefined,
  who: string,
  nowMs: number,
): SignallingAnswer<'join'>['iceServers'] => {
  if (urls === undefined || secret === undefined) return [];
  const username = `${Math.floor(nowMs / 1_000) + HOLDS}:${who}`;
  const credential = createHmac('sha1', secret).update(username).digest('base64');
  return urls.split(',').map((url) => ({ urls: url, username, credential }));
};
