import type { Grant } from '#access/gate.ts';
import type { ConferenceView } from '#contracts/http/conferenceRoutes.ts';
import type { PositionId } from '#domain/ids.ts';
import type { ConferenceRecord } from './conferenceModel.ts';
import type { ConferenceParts } from './conferenceParts.ts';

/** A conference together with the grant for reading it. */
export interface ReadableConference {
  readonly record: ConferenceRecord;
  readonly grant: Grant;
}

/** Shows a conference to somebody whom the gate allows to read it. What they may do is taken from that grant. */
export const viewConference =
  (parts: ConferenceParts) =>
  async ({ record, grant }: ReadableConference): Promise<ConferenceView> => {
    const [patient, shown] = await Promise.all([
      parts.patientHeader(record.patient),
      // A conference that is over keeps the names that its people had then.
      parts.positions(
        [record.holder, ...record.invited],
        record.state === 'ended' || record.state === 'cancelled' ? (record.endedAt ?? record.startsAt) : null,
      ),
    ]);
    const home = patient?.home;
    const person = async (position: PositionId) => {
      const known = shown.get(position);
      return {
        position,
        name: known?.name ?? '',
        profession: known?.profession ?? '',
        facility: known?.facility ?? '',
        municipality: known === undefined ? '' : await parts.municipalityName(known.municipality),
        crossing: known !== undefined && known.municipality !== home,
      };
    };
    const { state } = record;
    const withheldBy = ruleAgainstCall(grant);
    return {
      id: record._id,
      kind: record.kind,
      title: record.title,
      patient: {
        id: record.patient,
        name: patient?.name ?? '',
        municipality: home === undefined ? '' : await parts.municipalityName(home),
      },
      startsAt: record.startsAt.toISOString(),
      place: record.place,
      state,
      startedAt: record.startedAt?.toISOString() ?? null,
      endedAt: record.endedAt?.toISOString() ?? null,
      endedByHouse: record.endedBy === 'house',
      minutes: record.minutes,
      holder: await person(record.holder),
      invited: await Promise.all(record.invited.map(person)),
      may: {
        join: state === 'open' && grant.acts.includes('join') && withheldBy === null,
        hold: grant.acts.includes('hold') && (state === 'planned' || state === 'open'),
      },
      callWithheldBy: withheldBy,
    };
  };

/** The rule that withholds the call (class `video`, DOMAIN.md §3) from somebody who may read the rest; null: none does. */
const ruleAgainstCall = (grant: Grant): string | null => {
  // [WA15] Only what was given can be read back, and no call that is still going on.
  if (grant.readOnly) return 'WA15';
  const video = grant.discloses('video');
  return video.disclosed ? null : video.rule;
};
