import type { AccountId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import { foldLoginName } from '../accounts/foldLoginName.ts';
import type { RequestParts } from '../http/handlers.ts';
import type { LoginAccount } from './sessionAccounts.ts';
import type { SessionDeps } from './sessionDeps.ts';
import { verifyPassword } from './verifyPassword.ts';

/** Asks for the password once more before something that outlasts the session: a screen left open proves nobody. */
export const provePassword = async (
  { accounts, devices, limits, lanes }: SessionDeps,
  id: AccountId,
  password: string,
  { raw, address }: RequestParts,
): Promise<LoginAccount> => {
  const account = await accounts.findById(id);
  if (account === null) throw new Failure('A-02');
  const knownDevice = await devices.recognise(raw.headers.cookie, id);
  const by = { loginName: foldLoginName(account.loginName), address, knownDevice };
  await limits.takePassword(by);
  if (!(await lanes.known(() => verifyPassword(account.passwordHash, password)))) throw new Failure('L-01');
  await limits.passwordWasRight(by);
  return account;
};
