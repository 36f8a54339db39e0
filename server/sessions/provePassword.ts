import type { Actor } from '#domain/access/actor.ts';
import { Failure } from '#platform/failure.ts';
import { foldLoginName } from '../accounts/foldLoginName.ts';
import type { RequestParts } from '../http/handlers.ts';
import type { LoginAccount } from './sessionAccounts.ts';
import type { SessionParts } from './sessionParts.ts';
import { verifyPassword } from './verifyPassword.ts';

/**
 * Asks for the password once more before something that outlasts the session: a screen that was left open proves
 * nothing. The epoch of the account is then compared with the session's, so that what follows is done in this session
 * alone.
 */
export const provePassword = async (
  { accounts, store, devices, limits, lanes }: SessionParts,
  { account: id, session }: Actor,
  password: string,
  { raw, address }: RequestParts,
): Promise<LoginAccount> => {
  const [account, stored] = await Promise.all([accounts.findById(id), store.find(session)]);
  if (account === null || stored?.epoch !== account.sessionEpoch) throw new Failure('A-02');
  const knownDevice = await devices.recognise(raw.headers.cookie, id);
  const by = { loginName: foldLoginName(account.loginName), address, knownDevice };
  await limits.takePassword(by);
  if (!(await lanes.known(() => verifyPassword(account.passwordHash, password)))) throw new Failure('L-01');
  await limits.passwordWasRight(by);
  return account;
};
