import type { Grant } from '#access/gate.ts';
import type { About } from '#domain/access/about.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { Asked } from '#domain/access/deeds.ts';
import type { MinutesId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import { type MinutesRecord, minutesModel } from './minutesModel.ts';
import type { MinutesParts } from './minutesParts.ts';

export interface Readable {
  readonly grant: Grant;
  readonly record: MinutesRecord;
  /** For somebody who reads again what their provisions list (WA15): the last entry that they may read; nothing newer. */
  readonly upTo: number;
}

/**
 * [WA15] The provisions of a document list its entries, and every log begins with entry 1: whoever was shown any
 * entry was shown this one.
 */
export const firstEntry = 1;

/** Asks the gate for reading; what no clause discloses is refused by its rule. */
export const requireReadable = async (
  parts: MinutesParts,
  actor: Actor,
  id: MinutesId,
  asked: Asked = 'read',
  about: About = {},
): Promise<Readable> => {
  const grant = await parts.gate.require(actor, asked, { kind: 'minutes', id }, about);
  const disclosure = grant.discloses('minutes', firstEntry);
  if (!disclosure.disclosed) throw new Failure('A-07', { rule: disclosure.rule });
  const record = await minutesModel(parts.db).findById(id).lean<MinutesRecord>();
  if (record === null) throw new Failure('A-01');
  return { grant, record, upTo: disclosure.upToSeq ?? Number.MAX_SAFE_INTEGER };
};

/** Opens the provision of what is about to be shown (WA15) and closes it at the last entry shown. */
export const withProvision = async <T>(
  { gate }: MinutesParts,
  grant: Grant,
  show: () => Promise<{ shown: T; lastN: number }>,
): Promise<T> => {
  const provision = await gate.provide(grant, 1);
  let last = 0;
  try {
    const { shown, lastN } = await show();
    last = lastN;
    return shown;
  } finally {
    await provision.close(last);
  }
};
