import { Failure } from '#platform/failure.ts';
import type { RequestParts } from '../http/handlers.ts';
import type { LoginAccount } from './sessionAccounts.ts';
import type { SessionParts } from './sessionParts.ts';

/** What the browser calls itself, for the list of devices: the words, no versions, nothing that could be markup. */
export const nameDevice = (userAgent: string | undefined): string => {
  const known = /(iPhone|iPad|Android|Windows|Macintosh|CrOS|Linux).*?(Edg|Firefox|Chrome|Safari|Line)?/;
  const [, system = ''] = known.exec(userAgent ?? '') ?? [];
  const browser = /(Edg|Line|Firefox|Chrome|Safari)/.exec(userAgent ?? '')?.[1] ?? '';
  return [system, browser].filter((word) => word !== '').join(' ') || 'other';
};

/** Begins a session (whole, or half where a second factor is still to come) and hands the browser its cookies. */
export const startSession = async (
  { accounts, store, devices, cookies, facts }: SessionParts,
  account: Pick<LoginAccount, 'id' | 'sessionEpoch' | 'municipality' | 'family' | 'numberSheet'>,
  half: boolean,
  { raw, reply }: RequestParts,
): Promise<{ state: 'signed-in' | 'second-factor'; csrf: string; number?: number | null }> => {
  const description = half ? null : await accounts.describe(account.id);
  const deviceId = half
    ? null
    : await devices.remember(raw.headers.cookie, account.id, nameDevice(raw.headers['user-agent']), reply);
  const { token, session } = await store.create({
    account: account.id,
    position: account.family ? null : (description?.positions[0]?.id ?? null),
    half,
    family: account.family,
    epoch: account.sessionEpoch,
    deviceId,
  });
  // The device was reported as lost just now: whoever did that has either ended this session too, or not seen it yet,
  // and then it ends here.
  if (deviceId !== null && !(await devices.stands(account.id, deviceId))) {
    await store.drop(account.id, [session.id]);
    throw new Failure('A-02');
  }
  // The fact of signing in is stored before the browser has the session.
  if (!half) await facts.note({ account, session: session.id, position: session.position, deed: 'sign-in' });
  cookies.setSession(reply, token, session.csrf);
  const { numberSheet: sheet } = account;
  return {
    state: half ? 'second-factor' : 'signed-in',
    csrf: session.csrf,
    ...(half && sheet !== null && { number: sheet.used < sheet.hashes.length ? sheet.used + 1 : null }),
  };
};
