import type { ChannelId, PatientId } from '#domain/ids.ts';
import { newId } from '#platform/newId.ts';
import type { SampleCast } from './makePeople.ts';
import type { PatientPlan } from './patientPlan.ts';
import { sampleOfficers } from './sampleOfficers.ts';
import type { SampleParts } from './sampleParts.ts';

export interface MadePatient {
  readonly plan: PatientPlan;
  readonly patient: PatientId;
  readonly channel: ChannelId;
}

/** A patient as an officer and the team make one: registered, consents taken, the team asked in, day after day. */
export const makePatient = async (
  { commands, clock, calendar, step }: SampleParts,
  cast: SampleCast,
  plan: PatientPlan,
): Promise<MadePatient> => {
  const officer = cast.actor(plan.officer);
  const home = sampleOfficers[plan.officer].municipality;
  const { name, kana, birth, sex, faceSheet, registeredDaysAgo: began } = plan;
  const { patient, channel } = await clock.at(calendar.ago(began, '09:20'), async () => {
    const made = await commands.registerPatient(officer, home, {
      ...{ clientId: newId(), name, kana, birth, sex, faceSheet },
    });
    await commands.startTeam(officer, home, made.patient, cast.position(plan.first));
    return made;
  });
  for (const { daysAgo, purposes, recipients, givenBy } of plan.consents) {
    const from = calendar.dayAgo(daysAgo);
    await clock.at(calendar.ago(daysAgo, '09:40'), () =>
      commands.giveConsent(officer, home, {
        ...{ clientId: newId(), patient, purposes, recipients, from, until: null },
        givenBy: givenBy ?? { who: 'patient', name },
      }),
    );
  }
  for (const { who, purposes, daysAgo } of plan.team) {
    await clock.at(calendar.ago(daysAgo, '10:10'), () =>
      commands.invite(cast.actor(plan.first), patient, cast.position(who), purposes),
    );
  }
  await step('patients');
  return { plan, patient, channel };
};
