import * as z from 'zod/mini';
import type {
  AccountId,
  AttachmentId,
  ChannelId,
  ConferenceId,
  ConsentId,
  DeviceId,
  FacilityId,
  MembershipId,
  MinutesId,
  NoticeId,
  PatientId,
  PositionId,
  PostId,
  ThreadId,
} from '#domain/ids.ts';
import type { FamilyPersonId } from '#domain/records/familyRoom/familyAttributes.ts';
import type { GroupId } from '#domain/records/group/groupAttributes.ts';
import { branded } from './branded.ts';

/** Every id we make is 24 lower-case hexadecimal digits (96 random bits): see server/platform/newId.ts. */
const id = <Id extends string>() => branded<Id>(z.string().check(z.regex(/^[0-9a-f]{24}$/)));

export const ids = {
  account: id<AccountId>(),
  position: id<PositionId>(),
  device: id<DeviceId>(),
  facility: id<FacilityId>(),
  patient: id<PatientId>(),
  consent: id<ConsentId>(),
  membership: id<MembershipId>(),
  channel: id<ChannelId>(),
  post: id<PostId>(),
  thread: id<ThreadId>(),
  notice: id<NoticeId>(),
  conference: id<ConferenceId>(),
  minutes: id<MinutesId>(),
  group: id<GroupId>(),
  /** A room has the id of its patient. */
  familyRoom: id<PatientId>(),
  familyPerson: id<FamilyPersonId>(),
  attachment: id<AttachmentId>(),
  capacity: id<string>(),
  application: id<string>(),
  recovery: id<string>(),
  telling: id<string>(),
};
