import type { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { Failure } from '#platform/failure.ts';
import { foldLoginName } from '../accounts/foldLoginName.ts';
import type { Handler } from '../http/handlers.ts';
import { checkTotp } from './checkTotp.ts';
import { endSession } from './endSession.ts';
import type { SessionParts } from './sessionParts.ts';
import { startSession } from './startSession.ts';

/** Turns half a session into a whole one with a new secret: the one used before the second factor proves nothing. */
export const giveSecondFactor =
  (parts: SessionParts): Handler<typeof sessionRoutes.giveSecondFactor> =>
  async ({ body, actor, request }) => {
    const { accounts, store, limits, devices, secrets, clock, log } = parts;
    const half = await store.find(actor.session);
    const account = await accounts.findById(actor.account);
    if (half === null || account === null) throw new Failure('A-02');
    if (!half.half || account.totpSecret === null) throw new Failure('C-01', { reason: 'already-signed-in' });
    const knownDevice = await devices.recognise(request.raw.headers.cookie, account.id);
    const by = { loginName: foldLoginName(account.loginName), address: request.address, knownDevice };
    await limits.takeCode(by);
    const secret = await secrets.open({ kind: 'totp', owner: account.id }, account.totpSecret);
    const step = await checkTotp(secret, body.code, clock);
    if (step === null || !(await accounts.takeTotpStep(account.id, step))) {
      log.info({ account: account.id }, 'second factor refused');
      await parts.facts.note({ account, session: half.id, deed: 'sign-in', code: 'L-01' });
      throw new Failure('L-01');
    }
    await limits.codeWasRight(by);
    await endSession(parts, half);
    // The epoch of the password's moment: a log-out everywhere in between ends this one too.
    return startSession(parts, { ...account, sessionEpoch: half.epoch }, false, request);
  };
