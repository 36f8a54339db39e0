import type { Model } from 'mongoose';
import type { Gate } from '#access/gate.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { PatientId } from '#domain/ids.ts';
import type { Clock } from '#platform/clock.ts';
import type { ConferenceRecord } from './conferenceModel.ts';
import type { ReadableConference } from './viewConference.ts';

const DAYS_BACK = 90;
const DAY = 86_400_000;
const MOST = 100;

const readable = async (
  gate: Gate,
  actor: Actor,
  found: ConferenceRecord[],
): Promise<ReadableConference[]> => {
  const seen: ReadableConference[] = [];
  for (const record of found) {
    const grant = await gate.ask(actor, 'list', { kind: 'conference', id: record._id });
    if (grant.allowed) seen.push({ record, grant });
  }
  return seen;
};

/** The conferences of the position acted in; each is judged, and what the gate refuses is not listed. */
export const listConferences =
  ({ gate }: { gate: Gate }, conferences: Model<ConferenceRecord>, clock: Clock) =>
  async (actor: Actor): Promise<ReadableConference[]> => {
    if (actor.position === null) return [];
    const since = { $gte: new Date(clock.now().getTime() - DAYS_BACK * DAY) };
    const found = await conferences
      .find({ $or: [{ holder: actor.position }, { invited: actor.position }], startsAt: since })
      .sort({ startsAt: 1 })
      .limit(MOST)
      .lean<ConferenceRecord[]>();
    return readable(gate, actor, found);
  };

/** A patient's conferences, newest first, for a member of the team. Throws as the gate does. */
export const listPatientConferences =
  ({ gate }: { gate: Gate }, conferences: Model<ConferenceRecord>) =>
  async (actor: Actor, patient: PatientId): Promise<ReadableConference[]> => {
    await gate.require(actor, 'list', { kind: 'patient', id: patient });
    const found = await conferences
      .find({ patient })
      .sort({ startsAt: -1 })
      .limit(MOST)
      .lean<ConferenceRecord[]>();
    return readable(gate, actor, found);
  };
