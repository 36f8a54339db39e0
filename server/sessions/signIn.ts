import type { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { Failure } from '#platform/failure.ts';
import { foldLoginName } from '../accounts/foldLoginName.ts';
import type { Handler } from '../http/handlers.ts';
import { endSession } from './endSession.ts';
import type { SessionParts } from './sessionParts.ts';
import type { StoredSession } from './sessionStore.ts';
import { startSession } from './startSession.ts';
import { verifyPassword } from './verifyPassword.ts';

/** Signs in by name and password. One answer and the same work for a wrong name and a wrong password. */
export const signIn =
  (
    parts: SessionParts,
    byCookie: (header: string | undefined) => Promise<StoredSession | null>,
  ): Handler<typeof sessionRoutes.signIn> =>
  async ({ body, request }) => {
    const { accounts, limits, devices, lanes, log } = parts;
    const account = await accounts.findForLogin(body.loginName);
    const cookie = request.raw.headers.cookie;
    const knownDevice = await devices.recognise(cookie, account?.id ?? null);
    const by = { loginName: foldLoginName(body.loginName), address: request.address, knownDevice };
    await limits.takePassword(by);
    const lane = knownDevice === null ? lanes.strange : lanes.known;
    const right = await lane(() => verifyPassword(account?.passwordHash ?? null, body.password));
    if (!right || account === null) {
      log.info({ account: account?.id ?? null }, 'sign-in refused');
      await parts.facts.note({ account, deed: 'sign-in', code: 'L-01' });
      throw new Failure('L-01');
    }
    await limits.passwordWasRight(by);
    // The session that this browser held before would otherwise live on, unseen, beside the new one.
    const before = await byCookie(cookie);
    if (before !== null) await endSession(parts, before);
    const half = account.totpSecret !== null || account.numberSheet !== null;
    log.info({ account: account.id, half }, 'signed in');
    return startSession(parts, account, half, request);
  };
