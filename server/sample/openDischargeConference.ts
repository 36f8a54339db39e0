import type { PatientId } from '#domain/ids.ts';
import type { SampleCast } from './makePeople.ts';
import type { SampleParts } from './sampleParts.ts';
import { storyCast, storyNames } from './storyCast.ts';

/** 退院前カンファレンス of the hub hospital: planned six days ago, open now, nobody in the room yet. */
export const openDischargeConference = async (
  { care, clock, calendar, step }: SampleParts,
  cast: SampleCast,
  patient: PatientId,
): Promise<void> => {
  const { plan, step: stepTo } = care.features.conferences;
  const holder = cast.actor(storyCast.dischargeNurse);
  const { doctor, visitingNurse, careManager } = storyCast;
  const { _id } = await clock.at(calendar.ago(6, '15:45'), () =>
    plan(holder, patient, {
      clientId: 'sample-discharge-conference',
      kind: 'discharge-conference',
      title: storyNames.dischargeConference,
      place: '見本 なごや中央医療センター 5階東病棟 面談室（オンライン併用）',
      startsAt: calendar.justNow.toISOString(),
      invited: [doctor, visitingNurse, careManager].map(cast.position),
    }),
  );
  await clock.at(calendar.now, () => stepTo(holder, _id, 'start'));
  await step('conferences');
};
