import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { sealedFrom } from '#domain/audit/chainRecord.ts';
import { type ChainState, checkChain, type Fault } from '#domain/audit/checkChain.ts';
import type { Checkpoint } from '#domain/audit/checkpoint.ts';
import { BadInput } from '#platform/badInput.ts';
import { readLines } from '#platform/readLines.ts';
import { sha256 } from '../sha256.ts';

export interface Verified {
  readonly fault: Fault | null;
  readonly chains: readonly ChainState[];
  /** The chains for which a checkpoint was given and of which no record was read. */
  readonly notThere: readonly string[];
}

/** Verifies an export in JSON Lines, holding a chunk of it at a time. Throws BadInput for a file that cannot be read. */
export const verifyFile = async (
  file: string,
  options: { readonly checkpoints: readonly Checkpoint[]; readonly part: boolean },
): Promise<Verified> => {
  const check = checkChain({ ...options, only: 'what-is-there' });
  const ended = ({ fault, chains }: Omit<Verified, 'notThere'>): Verified => {
    const there = new Set(chains.map(({ municipality }) => municipality));
    const vouched = new Set(options.checkpoints.map(({ municipality }) => municipality));
    return { fault, chains, notThere: [...vouched].filter((each) => !there.has(each)).sort() };
  };
  const broken = (fault: Fault): Verified => ended({ fault, chains: check.end().chains });
  const last = await lastByte(file);
  let at = 0;
  for await (const lines of readLines(createReadStream(file, { highWaterMark: 1024 * 1024 }))) {
    for (const read of lines) {
      at += 1;
      const line = read === 'too-long' ? read : plainLine(read);
      if (line === 'too-long')
        return broken({ municipality: null, n: null, why: `line ${at} is longer than any record` });
      const fault = check.take(line.toString(), sha256(line.subarray(sealedFrom)));
      if (fault !== null) return broken({ ...fault, why: `${fault.why} (line ${at})` });
    }
  }
  if (last !== null && last !== 10)
    return broken({ municipality: null, n: null, why: `line ${at} has no end: the file is cut off` });
  return ended(check.end());
};

/**
 * A record ends with a brace. A program that writes CRLF puts a carriage return after it, which belongs to the end of
 * the line.
 */
const plainLine = (line: Buffer): Buffer => (line.at(-1) === 13 ? line.subarray(0, -1) : line);

const lastByte = async (file: string): Promise<number | null> => {
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      if (size === 0) return null;
      const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
      return buffer[0] ?? null;
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new BadInput(`${file}: cannot be read: ${(error as Error).message}`);
  }
};
