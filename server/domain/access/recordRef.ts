import type {
  AttachmentId,
  ChannelId,
  ConferenceId,
  FacilityId,
  MinutesId,
  NoticeId,
  PatientId,
} from '../ids.ts';
import type { MunicipalityCode } from '../vocabulary/municipalityCode.ts';

/** What is asked for, by kind and id; the gate reads home, purpose and class from the record, never from a request. */
export type RecordRef =
  | { readonly kind: 'municipality'; readonly id: MunicipalityCode }
  | { readonly kind: 'facility'; readonly id: FacilityId }
  | { readonly kind: 'patient'; readonly id: PatientId }
  | { readonly kind: 'channel'; readonly id: ChannelId }
  | { readonly kind: 'conference'; readonly id: ConferenceId }
  | { readonly kind: 'minutes'; readonly id: MinutesId }
  | { readonly kind: 'notice'; readonly id: NoticeId }
  | { readonly kind: 'attachment'; readonly id: AttachmentId };

/**
 * What one wants to do with it.
 * municipality: `manage` (directory, consents, agreement, notices of the office: officer), `audit` (its trail and ledgers, no content: officer, auditor).
 * facility: `manage` (its state, who works there, ends of positions), `grant-position` (officer), `apply-position` (manager), `send-notice`.
 * patient: `read` (name, team, why), `read-consents`, `invite`, `hold-conference`, `tell-admission`, `leave-team` (one's own membership), `end-membership` (others'). channel: `read`, `write`.
 * conference: `read`, `join` (the call), `chat`, `hold` (start, end, attendance by hand, circulate).
 * minutes: `read`, `edit`, `comment`, `attest`, `finalise`, `supplement`. notice: `read`, `acknowledge`, `follow`.
 * attachment: `read`.
 */
export type Act =
  | 'read'
  | 'read-consents'
  | 'write'
  | 'manage'
  | 'audit'
  | 'grant-position'
  | 'apply-position'
  | 'invite'
  | 'leave-team'
  | 'end-membership'
  | 'hold-conference'
  | 'tell-admission'
  | 'send-notice'
  | 'join'
  | 'chat'
  | 'hold'
  | 'edit'
  | 'comment'
  | 'attest'
  | 'finalise'
  | 'supplement'
  | 'acknowledge'
  | 'follow';
