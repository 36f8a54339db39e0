import { channel } from './channel/channel.ts';
import { conference } from './conference/conference.ts';
import { facility } from './facility/facility.ts';
import { familyRoom } from './familyRoom/familyRoom.ts';
import { group } from './group/group.ts';
import { minutes } from './minutes/minutes.ts';
import { municipality } from './municipality/municipality.ts';
import { notice } from './notice/notice.ts';
import { patient } from './patient/patient.ts';
import { tableOf } from './tableOf.ts';

/**
 * Every kind of record that stands by itself, a line each (ADR 0023). A file, which hangs on one of them, follows in
 * `recordKinds.ts`.
 */
export const recordTable = tableOf({
  municipality,
  facility,
  patient,
  channel,
  conference,
  minutes,
  notice,
  group,
  familyRoom,
});
