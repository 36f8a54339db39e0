import { randomBytes } from 'node:crypto';
import { hashPassword, isPassword } from '../accounts/hashPassword.ts';

let nobody: Promise<string> | undefined;

/**
 * Whether it is the account's password. For an unknown account the same work is done against a hash of noise: the
 * time an answer takes must not tell which login names exist.
 */
export const verifyPassword = async (passwordHash: string | null, password: string): Promise<boolean> => {
  nobody ??= hashPassword(randomBytes(16).toString('hex'));
  const right = await isPassword(passwordHash ?? (await nobody), password);
  return right && passwordHash !== null;
};
