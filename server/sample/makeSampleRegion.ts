import { readFile } from 'node:fs/promises';
import { holdServiceMeeting } from './holdServiceMeeting.ts';
import { inParallel } from './inParallel.ts';
import { type MadePatient, makePatient } from './makePatient.ts';
import { makePeople } from './makePeople.ts';
import { openDischargeConference } from './openDischargeConference.ts';
import { sampleAuditors } from './sampleAuditors.ts';
import { sampleFacilities } from './sampleFacilities.ts';
import { sampleNotices } from './sampleNotices.ts';
import { sampleOfficers } from './sampleOfficers.ts';
import type { SampleParts } from './sampleParts.ts';
import { samplePatients } from './samplePatients.ts';
import { samplePeople } from './samplePeople.ts';
import { hospitalNoteCount, sendHospitalNotes } from './sendHospitalNotes.ts';
import { sendNotices } from './sendNotices.ts';
import { storyNames } from './storyCast.ts';
import { tellStory } from './tellStory.ts';

const agreement = new URL('sample-wide-area.yaml', import.meta.url);
/** Before everything that is told. */
const FOUNDED_DAYS_AGO = 170;
/** Stories told side by side: the store commits for several as quickly as for one. */
const WIDTH = 6;
const MUNICIPALITIES = 54;

/** How many times `step` is called: for a counted progress. */
export const sampleSteps = (): number =>
  MUNICIPALITIES +
  [sampleOfficers, sampleAuditors, sampleFacilities, samplePeople].reduce(
    (sum, all) => sum + Object.keys(all).length,
    0,
  ) +
  samplePatients.reduce((sum, { story }) => sum + 1 + story.length, 0) +
  sampleNotices.length +
  hospitalNoteCount +
  2;

/** The whole sample region, by the same use cases as real data. */
export const makeSampleRegion = async (parts: SampleParts): Promise<void> => {
  const { clock, calendar, commands } = parts;
  const cast = await clock.at(calendar.ago(FOUNDED_DAYS_AGO, '08:30'), async () => {
    const made = await makePeople(parts);
    const officer = made.actor('officer-toyohashi');
    const { municipality } = sampleOfficers['officer-toyohashi'];
    await commands.importAgreement(officer, municipality, await readFile(agreement, 'utf8'));
    return made;
  });
  const patients = await inParallel(WIDTH, samplePatients, (plan) => makePatient(parts, cast, plan));
  const named = (name: string): MadePatient => {
    const found = patients.find(({ plan }) => plan.name === name);
    if (found === undefined) throw new Error(`no sample patient ${name}`);
    return found;
  };
  await inParallel(WIDTH, patients, (made) => tellStory(parts, cast, made));
  await sendNotices(parts, cast);
  await sendHospitalNotes(parts, cast, named(storyNames.patient).patient);
  await holdServiceMeeting(parts, cast, named(storyNames.serviceMeetingPatient).patient);
  await openDischargeConference(parts, cast, named(storyNames.patient).patient);
};
