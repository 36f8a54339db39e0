import type { sessionRoutes } from '#contracts/http/sessionRoutes.ts';
import { Failure } from '#platform/failure.ts';
import { foldLoginName } from '../accounts/foldLoginName.ts';
import { sheetValue } from '../accounts/sheetValue.ts';
import type { Handler } from '../http/handlers.ts';
import { checkTotp } from './checkTotp.ts';
import { endSession } from './endSession.ts';
import type { LoginAccount } from './sessionAccounts.ts';
import type { SessionParts } from './sessionParts.ts';
import { startSession } from './startSession.ts';

/**
 * Turns half a session into a whole one, with a new secret: whoever has the secret of the half one has not proved the
 * second factor.
 */
export const giveSecondFactor =
  (parts: SessionParts): Handler<typeof sessionRoutes.giveSecondFactor> =>
  async ({ body, actor, request }) => {
    const { accounts, store, limits, devices, log } = parts;
    const half = await store.find(actor.session);
    const account = await accounts.findById(actor.account);
    if (half === null || account === null) throw new Failure('A-02');
    if (!half.half) throw new Failure('C-01', { reason: 'already-signed-in' });
    const knownDevice = await devices.recognise(request.raw.headers.cookie, account.id);
    const by = { loginName: foldLoginName(account.loginName), address: request.address, knownDevice };
    await limits.takeCode(by);
    if (!(await takeCode(parts, account, body.code))) {
      log.info({ account: account.id }, 'second factor refused');
      await parts.facts.note({ account, session: half.id, deed: 'sign-in', code: 'L-01' });
      throw new Failure('L-01');
    }
    await limits.codeWasRight(by);
    await endSession(parts, half);
    // The epoch is the one of the moment of the password: if the account was signed out everywhere since, this
    // session is over as well.
    return startSession(parts, { ...account, sessionEpoch: half.epoch }, false, request);
  };

/** Uses up what was given, where it is right: six digits of the authenticator, eight of the sheet (FA4). */
const takeCode = async (parts: SessionParts, account: LoginAccount, code: string): Promise<boolean> => {
  const { accounts, secrets, clock } = parts;
  const { id, municipality, totpSecret, numberSheet } = account;
  if (code.length === 6) {
    if (totpSecret === null) return false;
    const step = await checkTotp(await secrets.open({ kind: 'totp', owner: id }, totpSecret), code, clock);
    return step !== null && accounts.takeTotpStep(id, step);
  }
  const at = numberSheet?.used ?? 0;
  const next = numberSheet?.hashes[at];
  if (next === undefined) return false;
  const given = await secrets.indexOf({ kind: 'number-sheet', municipality }, sheetValue(id, at, code));
  return given === next && accounts.takeSheetNumber(id, at);
};
