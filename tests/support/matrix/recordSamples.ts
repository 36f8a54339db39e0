import type { recordKinds } from '#domain/records/recordKinds.ts';
import { attachmentSample } from './samples/attachmentSample.ts';
import { channelSample } from './samples/channelSample.ts';
import { conferenceSample } from './samples/conferenceSample.ts';
import { facilitySample } from './samples/facilitySample.ts';
import { familyRoomSample } from './samples/familyRoomSample.ts';
import { groupSample } from './samples/groupSample.ts';
import { minutesSample } from './samples/minutesSample.ts';
import { municipalitySample } from './samples/municipalitySample.ts';
import { noticeSample } from './samples/noticeSample.ts';
import { patientSample } from './samples/patientSample.ts';
import type { RecordSample } from './samples/recordSample.ts';

/** What the attack matrix makes of each kind of record, in the order in which it is made; a kind that is not here does not compile. */
export const recordSamples: Readonly<Record<keyof typeof recordKinds, RecordSample>> = {
  municipality: municipalitySample,
  facility: facilitySample,
  patient: patientSample,
  channel: channelSample,
  conference: conferenceSample,
  minutes: minutesSample,
  notice: noticeSample,
  group: groupSample,
  familyRoom: familyRoomSample,
  attachment: attachmentSample,
};
