import { generateSecret, generateURI } from 'otplib';
import type { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { Failure } from '#platform/failure.ts';
import { foldLoginName } from '../accounts/foldLoginName.ts';
import type { Handlers } from '../http/handlers.ts';
import { checkTotp } from './checkTotp.ts';
import { endAllSessions } from './endAllSessions.ts';
import { provePassword } from './provePassword.ts';
import type { SessionDeps } from './sessionDeps.ts';
import { startSession } from './startSession.ts';

/** Time to open the authenticator and scan. */
const SETUP_S = 600;

type SetUpRoutes = Pick<typeof sessionRoutes, 'beginSecondFactor' | 'confirmSecondFactor'>;

/** Puts a second factor beside the password, or another one in its place. It counts only once a code proved it. */
export const setUpSecondFactor = (deps: SessionDeps): Handlers<SetUpRoutes> => {
  const { redis, redisPrefix, accounts, clock, limits } = deps;
  const keyOf = (session: string) => `${redisPrefix}second-factor-setup:${session}`;
  return {
    beginSecondFactor: async ({ body, actor, request }) => {
      const account = await provePassword(deps, actor.account, body.password, request);
      const secret = generateSecret();
      await redis.set(keyOf(actor.session), secret, 'EX', SETUP_S);
      return { secret, uri: generateURI({ issuer: 'Engawa', label: account.loginName, secret }) };
    },
    confirmSecondFactor: async ({ body, actor, request }) => {
      const secret = await redis.get(keyOf(actor.session));
      const account = await accounts.findById(actor.account);
      if (secret === null || account === null) throw new Failure('C-01', { reason: 'not-begun' });
      const by = { loginName: foldLoginName(account.loginName), address: request.address, knownDevice: null };
      await limits.takeCode(by);
      const step = await checkTotp(secret, body.code, clock);
      if (step === null) throw new Failure('L-01');
      await limits.codeWasRight(by);
      await accounts.setTotpSecret(account.id, secret);
      await accounts.takeTotpStep(account.id, step);
      const sessionEpoch = await endAllSessions(deps, account.id, () => accounts.raiseEpoch(account.id));
      await redis.del(keyOf(actor.session));
      return startSession(deps, { id: account.id, sessionEpoch }, false, request);
    },
  };
};
