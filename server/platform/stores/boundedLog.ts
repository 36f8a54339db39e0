import { closeSync, openSync, renameSync, writeSync } from 'node:fs';

/** The size of a store's log since its last start, and of the older one beside it. */
const MOST_BYTES = 5_000_000;

/**
 * A file for what a store prints (a few lines an hour). It and one older one are bounded; a full disk costs lines,
 * and never the process (HU9).
 */
export const openBoundedLog = (path: string, most = MOST_BYTES) => {
  let bytes = 0;
  let file: number | undefined;
  const begin = (): number => {
    bytes = 0;
    return openSync(path, 'w', 0o600);
  };
  const end = (): void => {
    if (file !== undefined) closeSync(file);
    file = undefined;
  };
  /** What cannot be written is lost; the next line is tried again. */
  const unlessFull = (work: () => void): void => {
    try {
      work();
    } catch {}
  };
  unlessFull(() => {
    file = begin();
  });
  return {
    write: (chunk: Buffer): void =>
      unlessFull(() => {
        if (file !== undefined && bytes + chunk.length > most) {
          end();
          renameSync(path, `${path}.1`);
        }
        file ??= begin();
        bytes += writeSync(file, chunk);
      }),
    end,
  };
};
