import type { minutesRoutes } from '#contracts/http/minutesRoutes.ts';
import type { Body } from '#contracts/http/route.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { MinutesId } from '#domain/ids.ts';
import type { SealedPerson } from '#domain/minutes/minutesEntry.ts';
import { Failure } from '#platform/failure.ts';
import { appendRecord } from './appendRecord.ts';
import { changesAfter } from './changesAfter.ts';
import { loadMinutes } from './loadMinutes.ts';
import type { MinutesParts } from './minutesParts.ts';
import { type Readable, requireReadable, withProvision } from './readGrant.ts';
import { sealMinutes } from './sealMinutes.ts';

/**
 * 確定 by the person who is responsible for the form, as the form was at entry `seen`. What the form prints and nobody
 * wrote (day, place, time), and everybody's names, go into the entry itself, so that the seal needs nothing beside
 * it.
 */
export const finaliseMinutes =
  (parts: MinutesParts) =>
  async (
    actor: Actor,
    id: MinutesId,
    { seen, leavesNewer = false, clientId }: Body<typeof minutesRoutes.finaliseMinutes>,
  ): Promise<{ n: number; sha256: string }> => {
    const grant = await parts.gate.require(actor, 'finalise', { kind: 'minutes', id });
    const readable = await requireReadable(parts, actor, id);
    const { record } = readable;
    const { state, header, patientName } = await loadMinutes(parts, record, seen);
    const event = {
      kind: 'finalised',
      ...{ seen, asOf: seen, ...(leavesNewer && { leavesNewer }) },
      header: Object.fromEntries([...header].filter(([field]) => !state.header.has(field))),
      ...{ patient: patientName, people: await everybodyIn(parts, id, record.responsible) },
    } as const;
    const n = await appendRecord(parts, grant, id, event, clientId).catch((error: unknown) =>
      showNewer(parts, readable, seen, error),
    );
    const seal = await sealMinutes(parts, id);
    if (seal === null) throw new Failure('N-01');
    return { n, sha256: seal.sha256 };
  };

/** [MI12] What was written after that is shown first: by whom, and the words. */
const showNewer = async (
  parts: MinutesParts,
  { grant, record, upTo }: Readable,
  seen: number,
  error: unknown,
): Promise<never> => {
  if (!(error instanceof Failure) || error.details?.reason !== 'written-since') throw error;
  const newer = await withProvision(parts, grant, async () => {
    const live = await parts.logs.open(record._id);
    const n = Math.min(live?.state.head ?? seen, upTo);
    return { shown: { n, changes: await changesAfter(parts, record, seen, n) }, lastN: n };
  });
  throw new Failure(error.code, { ...error.details, newer });
};

const everybodyIn = async (
  { store, people }: MinutesParts,
  id: MinutesId,
  responsible: SealedPerson['position'] & string,
): Promise<SealedPerson[]> => {
  const positions = await store.positionsIn(id);
  const found = await people([...new Set([...positions, responsible])]);
  return [...found.values()].map(({ account, position, name, profession, facility, municipality }) => ({
    ...{ account, position, name, profession, facility, municipality },
  }));
};
