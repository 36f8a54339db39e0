import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { BadFlag, type Flags } from './flags.ts';

/**
 * The certificate and key of `--tls-cert` and `--tls-key`. Throws BadFlag where a file does not exist or is no PEM,
 * or where the two are no pair.
 */
export const readTls = async ({
  cert,
  key,
}: NonNullable<Flags['tls']>): Promise<{ cert: Buffer; key: Buffer }> => {
  const read = async (flag: string, file: string): Promise<Buffer> =>
    readFile(file).catch((error: NodeJS.ErrnoException) => {
      throw new BadFlag(`${flag} ${file} cannot be read (${error.code}). It names a file in PEM`);
    });
  const pair = { cert: await read('--tls-cert', cert), key: await read('--tls-key', key) };
  try {
    createSecureContext(pair);
  } catch (error) {
    throw new BadFlag(
      `--tls-cert ${cert} and --tls-key ${key} do not serve: ${(error as Error).message}. Both are PEM, and the key is that of the certificate`,
    );
  }
  return pair;
};
