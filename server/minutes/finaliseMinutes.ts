import type { Actor } from '#domain/access/actor.ts';
import type { MinutesId } from '#domain/ids.ts';
import type { SealedPerson } from '#domain/minutes/minutesEntry.ts';
import { Failure } from '#platform/failure.ts';
import { appendRecord } from './appendRecord.ts';
import { loadMinutes } from './loadMinutes.ts';
import type { MinutesParts } from './minutesParts.ts';
import { requireReadable } from './readGrant.ts';
import { sealMinutes } from './sealMinutes.ts';

/**
 * 確定 by who is responsible for the form. What the form prints and nobody wrote (day, place, time) is put into the log
 * first, and the names of all go into the entry itself, so that the seal says everything by itself.
 */
export const finaliseMinutes = async (
  parts: MinutesParts,
  actor: Actor,
  id: MinutesId,
  { seen, clientId }: { seen: number; clientId: string },
): Promise<{ n: number; sha256: string }> => {
  const grant = await parts.gate.require(actor, 'finalise', { kind: 'minutes', id });
  const { record } = await requireReadable(parts, actor, id);
  const { state, header, patientName } = await loadMinutes(parts, record, Number.MAX_SAFE_INTEGER);
  const fields = Object.fromEntries([...header].filter(([field]) => !state.header.has(field)));
  if (Object.keys(fields).length > 0) {
    await appendRecord(parts, grant, id, { kind: 'header-set', fields }, `${clientId}-header`);
  }
  const people = await everybodyIn(parts, id, record.responsible);
  const event = { kind: 'finalised', seen, patient: patientName, people } as const;
  const n = await appendRecord(parts, grant, id, event, clientId);
  const seal = await sealMinutes(parts, id);
  if (seal === null) throw new Failure('N-01');
  return { n, sha256: seal.sha256 };
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
