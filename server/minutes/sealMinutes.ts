import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { MinutesId } from '#domain/ids.ts';
import { canonicalLog } from '#domain/minutes/canonicalLog.ts';
import type { MinutesEntry } from '#domain/minutes/minutesEntry.ts';
import { toBytes } from './logStore.ts';
import { minutesModel } from './minutesModel.ts';
import type { MinutesParts } from './minutesParts.ts';
import { type SealRecord, sealModel, sealPartModel } from './sealModel.ts';

type Parts = Pick<MinutesParts, 'db' | 'store' | 'clock'>;

/** Below the store's 16 MB for one record. */
const partBytes = 8 * 1024 * 1024;

/**
 * The seal of finalised minutes. It is made if it does not exist yet; null before 確定. Once 確定 is stored the seal must
 * follow: whoever comes first (the request, a reader, the sweeper) makes the same seal of the same log.
 */
export const sealMinutes = async (parts: Parts, minutes: MinutesId): Promise<SealRecord | null> => {
  const seals = sealModel(parts.db);
  const before = await seals.findById(minutes).lean<SealRecord>();
  if (before !== null) return before;
  const finalised = await parts.store.findFirst(minutes, 'finalised');
  if (finalised === null) return null;
  const text = await canonicalText(parts, minutes, finalised.n);
  const packed = await promisify(gzip)(text);
  const count = Math.max(1, Math.ceil(packed.byteLength / partBytes));
  for (let part = 0; part < count; part += 1) {
    await sealPartModel(parts.db).replaceOne(
      { _id: `${minutes}:${part}` },
      { minutes, part, packed: packed.subarray(part * partBytes, (part + 1) * partBytes) },
      { upsert: true },
    );
  }
  const record: SealRecord = {
    _id: minutes,
    n: finalised.n,
    sha256: sha256(text),
    parts: count,
    sealedAt: parts.clock.now(),
  };
  // Written last, so that a seal never names parts that are not stored. If two were equally fast, they made the same
  // one.
  await seals.updateOne({ _id: minutes }, { $setOnInsert: record }, { upsert: true });
  return await seals.findById(minutes).orFail().lean<SealRecord>();
};

/** Whether the log and the sealed record still say what was sealed; null where nothing is sealed. */
export const verifySeal = async (
  parts: Parts,
  minutes: MinutesId,
): Promise<{ n: number; sha256: string; log: boolean; record: boolean } | null> => {
  const seal = await sealModel(parts.db).findById(minutes).lean<SealRecord>();
  if (seal === null) return null;
  const stored = await sealPartModel(parts.db).find({ minutes }).sort({ part: 1 }).lean();
  const packed = Buffer.concat(stored.map(({ packed }) => toBytes(packed)));
  const record = await promisify(gunzip)(packed).then(
    (text) => sha256(text) === seal.sha256,
    () => false,
  );
  const log = await canonicalText(parts, minutes, seal.n).then(
    (text) => sha256(text) === seal.sha256,
    (error: unknown) => {
      if (error instanceof LogHasGap) return false;
      throw error;
    },
  );
  return { n: seal.n, sha256: seal.sha256, log, record };
};

/** An entry is missing that must have been there: such a log is never sealed, and no longer matches a seal. */
class LogHasGap extends Error {
  constructor(minutes: MinutesId, after: number) {
    super(`the log of ${minutes} has a gap after ${after}`);
  }
}

const canonicalText = async ({ db, store }: Parts, minutes: MinutesId, n: number): Promise<string> => {
  const { conference, patient, form, responsible } = await minutesModel(db).findById(minutes).orFail().lean();
  const entries: MinutesEntry[] = [];
  while (entries.length < n) {
    const page = await store.read(minutes, entries.length, n);
    for (const entry of page) {
      if (entry.n !== entries.length + 1) throw new LogHasGap(minutes, entries.length);
      entries.push(entry);
    }
    if (page.length === 0) throw new LogHasGap(minutes, entries.length);
  }
  return canonicalLog({ minutes, conference, patient, form, responsible }, entries);
};

const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');
