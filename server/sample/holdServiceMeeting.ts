import type { PatientId } from '#domain/ids.ts';
import type { SampleCast } from './makePeople.ts';
import type { SampleParts } from './sampleParts.ts';
import type { PersonKey } from './samplePeople.ts';
import { serviceMeetingText } from './serviceMeetingText.ts';
import { storyCast, storyNames } from './storyCast.ts';
import { typeInto } from './typeInto.ts';

/** Days before today. */
const HELD = 9;
const here: readonly PersonKey[] = ['doctor-toyohashi', 'nurse-toyokawa', 'service-toyohashi', 'ot-toyokawa'];
const absent: PersonKey = 'pharmacist-toyohashi';

/**
 * A サービス担当者会議 that is over: written together, one absent and asked by 照会, circulated, attested by those who
 * came. Its 第4表 waits for the care manager to finalise it.
 */
export const holdServiceMeeting = async (
  parts: SampleParts,
  cast: SampleCast,
  patient: PatientId,
): Promise<void> => {
  const { care, clock, calendar, step } = parts;
  const { plan, step: stepTo } = care.features.conferences;
  const { commands } = care.features.minutes;
  const { recordAttendance } = care.features.minutes;
  const manager = cast.actor(storyCast.serviceMeetingCareManager);

  const held = await clock.at(calendar.ago(HELD + 12, '16:30'), () =>
    plan(manager, patient, {
      clientId: 'sample-service-meeting',
      kind: 'service-meeting',
      title: storyNames.serviceMeeting,
      place: 'ご自宅（一部オンライン）',
      startsAt: calendar.ago(HELD, '14:00').toISOString(),
      invited: [...here, absent].map(cast.position),
    }),
  );
  const { _id: conference, minutes } = held;
  await clock.at(calendar.ago(HELD, '13:58'), () => stepTo(manager, conference, 'start'));
  const inRoom = [manager, ...here.map(cast.actor)];
  for (const [place, actor] of inRoom.entries()) {
    await clock.at(calendar.ago(HELD, `14:0${place}`), () => recordAttendance(conference, actor, 'joined'));
  }
  const { header, attendees, inquiry, sections, comment } = serviceMeetingText;
  await clock.at(calendar.ago(HELD, '14:10'), async () => {
    await commands.setHeader(manager, minutes, { clientId: 'sample-header', fields: header });
    for (const [place, attendee] of attendees.entries())
      await commands.enterAttendee(manager, minutes, { clientId: `sample-attendee-${place}`, ...attendee });
  });
  await clock.at(calendar.ago(HELD, '14:40'), () => typeInto(parts, cast, minutes, sections));
  for (const actor of inRoom) {
    await clock.at(calendar.ago(HELD, '14:55'), () => recordAttendance(conference, actor, 'left'));
  }
  await clock.at(calendar.ago(HELD, '14:56'), () => stepTo(manager, conference, 'end'));
  await clock.at(calendar.ago(HELD, '15:20'), () =>
    commands.recordInquiry(manager, minutes, {
      clientId: 'sample-inquiry',
      ...inquiry,
      askedOn: calendar.dayAgo(HELD + 2),
      replaces: null,
    }),
  );
  await clock.at(calendar.ago(HELD - 1, '09:15'), () =>
    commands.circulate(manager, minutes, { clientId: 'sample-circulation' }),
  );
  const seen = (await parts.documents.documents.open(minutes))?.state.head ?? 0;
  for (const [place, key] of [...here, absent].entries()) {
    const actor = cast.actor(key);
    await clock.at(calendar.ago(HELD - 1 - (place % 3), `1${place}:25`), async () => {
      await commands.view(actor, minutes);
      if (key === 'nurse-toyokawa')
        await commands.comment(actor, minutes, { clientId: 'sample-comment', ...comment });
      await commands.attest(actor, minutes, { clientId: 'sample-attestation', seen });
    });
  }
  await step('conferences');
};
