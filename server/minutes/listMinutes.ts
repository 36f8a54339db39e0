import type { Grant, Refusal } from '#access/gate.ts';
import type { MinutesLine } from '#contracts/http/minutesView.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { MinutesId, PatientId } from '#domain/ids.ts';
import { awaitsAttestation } from '#domain/minutes/awaitsAttestation.ts';
import { foldMinutes } from '#domain/minutes/foldMinutes.ts';
import { formOf } from '#domain/minutes/minutesForms.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { type MinutesRecord, minutesModel } from './minutesModel.ts';
import type { MinutesParts } from './minutesParts.ts';
import { stateOf } from './presentMinutes.ts';
import { firstEntry } from './readGrant.ts';

/** 確認待ち: every one is asked of the gate again, so that one whose relation has ended is no longer in the list. */
export const pendingAttestations =
  (parts: MinutesParts) =>
  async (actor: Actor): Promise<MinutesLine[]> => {
    const ids = (await parts.store.documentsAskedOf(actor.account)) as MinutesId[];
    const records = await minutesModel(parts.db)
      .find({ _id: { $in: ids } })
      .lean<MinutesRecord[]>();
    const lines = await linesOf(parts, actor, records);
    return lines.filter(({ awaitsMe }) => awaitsMe);
  };

/** A patient's minutes, newest first, each one by the gate. */
export const patientMinutes =
  (parts: MinutesParts) =>
  async (actor: Actor, patient: PatientId): Promise<MinutesLine[]> => {
    await parts.gate.require(actor, 'list', { kind: 'patient', id: patient });
    const records = await minutesModel(parts.db)
      .find({ patient })
      .sort({ openedAt: -1 })
      .lean<MinutesRecord[]>();
    return linesOf(parts, actor, records);
  };

const linesOf = async (
  parts: MinutesParts,
  actor: Actor,
  records: readonly MinutesRecord[],
): Promise<MinutesLine[]> => {
  const answers = await parts.gate.askAll(
    actor,
    'list',
    records.map(({ _id: id }) => ({ kind: 'minutes', id })),
  );
  const lines = await Promise.all(records.map((record, at) => lineOf(parts, actor, record, answers[at]!)));
  return lines.filter((line) => line !== null);
};

const lineOf = async (
  parts: MinutesParts,
  actor: Actor,
  record: MinutesRecord,
  grant: Grant | Refusal,
): Promise<MinutesLine | null> => {
  const shown = grant.allowed ? grant.discloses('minutes', firstEntry) : null;
  if (!grant.allowed || shown?.disclosed !== true) return null;
  // [WA15] Somebody who reads back is told the state that they were shown, not that the minutes were finalised since.
  const upTo = shown.upToSeq ?? Number.MAX_SAFE_INTEGER;
  const state = foldMinutes(await parts.store.readForm(record._id, upTo));
  const [patientName, people, conference] = await Promise.all([
    parts.patientName(record.patient),
    parts.people([record.responsible]),
    parts.conference(record.conference),
  ]);
  const responsible = people.get(record.responsible);
  const awaitsMe = !grant.readOnly && awaitsAttestation(state, actor.account);
  const heldAt = conference?.startedAt ?? conference?.startsAt ?? record.openedAt;
  return {
    id: record._id,
    conference: record.conference,
    patient: { id: record.patient, name: patientName },
    form: record.form,
    title: conference?.title ?? formOf(record.form).title,
    heldOn: state.header.get('heldOn')?.value || tokyoDay(heldAt),
    state: stateOf(state),
    awaitsMe,
    responsible: {
      position: record.responsible,
      name: responsible?.name ?? '',
      profession: responsible?.profession ?? '',
      facility: responsible?.facility ?? '',
      municipality: responsible?.municipality ?? '',
    },
  };
};
