import type { ConferenceView } from '#contracts/http/conferenceRoutes.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { PositionId } from '#domain/ids.ts';
import type { ConferenceRecord } from './conferenceModel.ts';
import type { ConferenceNeeds } from './conferenceNeeds.ts';

/** Shows a conference to one whom the gate has let read it. */
export const viewConference =
  (needs: ConferenceNeeds) =>
  async (actor: Actor, record: ConferenceRecord): Promise<ConferenceView> => {
    const [patient, shown] = await Promise.all([
      needs.patientHeader(record.patient),
      needs.positions([record.holder, ...record.invited]),
    ]);
    const home = patient?.home;
    const person = async (position: PositionId) => {
      const known = shown.get(position);
      return {
        position,
        name: known?.name ?? '',
        profession: known?.profession ?? '',
        facility: known?.facility ?? '',
        municipality: known === undefined ? '' : await needs.municipalityName(known.municipality),
        crossing: known !== undefined && known.municipality !== home,
      };
    };
    const holds = actor.position === record.holder;
    return {
      id: record._id,
      kind: record.kind,
      title: record.title,
      patient: {
        id: record.patient,
        name: patient?.name ?? '',
        municipality: home === undefined ? '' : await needs.municipalityName(home),
      },
      startsAt: record.startsAt.toISOString(),
      place: record.place,
      state: record.state,
      startedAt: record.startedAt?.toISOString() ?? null,
      endedAt: record.endedAt?.toISOString() ?? null,
      minutes: record.minutes,
      holder: await person(record.holder),
      invited: await Promise.all(record.invited.map(person)),
      may: {
        join: record.state === 'open',
        hold: holds && (record.state === 'planned' || record.state === 'open'),
      },
    };
  };
