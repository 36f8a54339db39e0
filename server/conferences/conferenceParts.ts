import type { CommitRevocable } from '#access/commitRevocable.ts';
import type { Gate } from '#access/gate.ts';
import type { ConferenceKind } from '#domain/conferences/conferenceKinds.ts';
import type { AccountId, ConferenceId, MinutesId, PatientId, PositionId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Clock } from '#platform/clock.ts';
import type { Logger } from '#platform/logger.ts';
import type { ConferenceStore } from './conferenceStore.ts';

/** A position as a conference shows it to those in it. */
export interface ShownPosition {
  readonly name: string;
  readonly profession: string;
  readonly facility: string;
  /** The municipality that manages the account. */
  readonly municipality: MunicipalityCode;
}

/** What the use cases of conferences stand on; handed over by server/composing. */
export interface ConferenceParts {
  readonly conferences: ConferenceStore;
  readonly clock: Clock;
  readonly log: Logger;
  readonly gate: Gate;
  /** `at`: as they were named at that moment (RI11). */
  readonly positions: (
    ids: readonly PositionId[],
    at: Date | null,
  ) => Promise<ReadonlyMap<PositionId, ShownPosition>>;
  readonly municipalityName: (code: MunicipalityCode) => Promise<string>;
  readonly patientHeader: (id: PatientId) => Promise<{ name: string; home: MunicipalityCode } | null>;
  /** The positions of the team that are members for the purpose `conference` today. */
  readonly conferenceMembers: (patient: PatientId) => Promise<readonly PositionId[]>;
  /** Refuses, with the rule, where an invitation would not reach one of them today. */
  readonly checkInvited: (patient: PatientId, invited: readonly PositionId[]) => Promise<void>;
  /** Opens the minutes of a conference; the same id again is the same minutes. */
  readonly openMinutes: (wanted: {
    id: MinutesId;
    conference: ConferenceId;
    patient: PatientId;
    form: ConferenceKind;
    responsible: PositionId;
  }) => Promise<void>;
  /** Whoever its room never saw leave has left; again, it changes nothing. */
  readonly closeAttendance: (conference: ConferenceId) => Promise<void>;
  /** Whether a media node has its room, with somebody in it. */
  readonly roomIsHeld: (conference: ConferenceId) => Promise<boolean>;
  /** Who of these may read it now. */
  readonly readersOf: (
    conference: ConferenceId,
    people: readonly { readonly account: AccountId; readonly position: PositionId }[],
  ) => Promise<readonly { readonly position: PositionId }[]>;
  /** Tells open screens that it is not as they show it; may be lost. */
  readonly announce: (conference: ConferenceId) => void;
  /** A change and its revocation in one transaction (AC6). */
  readonly commitRevocable: CommitRevocable;
}
