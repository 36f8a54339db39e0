import type { Algorithm } from '@node-rs/argon2';

/**
 * argon2id with OWASP's first recommendation (19 MiB, two passes): about 30 ms on one core here, in libuv's pool, so
 * that other requests go on meanwhile. Each hash has its own salt and names its parameters, so raising them later
 * breaks none that is stored.
 */
const parameters = { algorithm: 2 satisfies Algorithm, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Imported with the first password (OP5): only where people sign in is it ever needed. */
const argon2 = () => import('@node-rs/argon2');

export const hashPassword = async (password: string): Promise<string> =>
  (await argon2()).hash(password.normalize('NFKC'), parameters);

export const isPassword = async (passwordHash: string, password: string): Promise<boolean> =>
  (await argon2()).verify(passwordHash, password.normalize('NFKC'));
