import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Failure } from '#platform/failure.ts';
import { isStoreAway } from '#platform/isStoreAway.ts';
import { wrongField } from '#platform/wrongField.ts';

export interface Spooled {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** A folder of its own, removed by `remove`. */
  readonly folder: string;
  remove(): Promise<void>;
}

const tooLarge = (limit: number) =>
  new Failure('V-02', { fields: [{ path: 'body', problem: `at most ${limit} bytes` }] });

/**
 * Takes an upload into a temporary file. Its bytes are counted, whatever Content-Length says, and bounded; so nothing
 * is held in memory, and nothing unchecked reaches the object store. Throws V-02 above the limit, V-01 when it is cut
 * off.
 */
export const spoolUpload = async (
  body: Readable,
  limit: number,
  announced: number | undefined,
): Promise<Spooled> => {
  if (announced !== undefined && announced > limit) throw tooLarge(limit);
  const folder = await mkdtemp(join(tmpdir(), 'engawa-upload-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'upload');
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = async function* () {
    // If it is too large the request is not destroyed: the connection would go with it, and the answer that says why.
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > limit) throw tooLarge(limit);
      hash.update(chunk);
      yield chunk;
    }
  };
  try {
    await pipeline(counted, createWriteStream(path, { mode: 0o600 }));
    if (bytes === 0) throw wrongField('body', 'the file is empty', 'file-empty');
    return { path, bytes, sha256: hash.digest('hex'), folder, remove };
  } catch (error) {
    // What still comes is read and thrown away: otherwise the next request on this connection would wait behind it.
    body.resume();
    await remove();
    if (error instanceof Failure || isStoreAway(error)) throw error;
    throw wrongField('body', 'the upload was cut off', 'cut-off');
  }
};
