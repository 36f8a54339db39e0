import type { Gate } from '#access/gate.ts';
import type { AccountId, ConferenceId, MinutesId, PatientId, PositionId } from '#domain/ids.ts';
import type { Routing } from '#domain/routing/routeAudience.ts';
import type { Clock } from '#platform/clock.ts';
import type { Logger } from '#platform/logger.ts';
import type { DocumentLogs } from './documentLogs.ts';
import type { MinutesStore } from './minutesStore.ts';
import type { SnapshotStore } from './snapshotStore.ts';

/** A position as minutes name it. */
export interface MinutesPerson {
  readonly account: AccountId;
  readonly position: PositionId;
  readonly name: string;
  readonly profession: string;
  readonly facility: string;
  /** The municipality that manages the account, by name. */
  readonly municipality: string;
}

/** What the minutes say of their conference until somebody writes otherwise. */
export interface MinutesConference {
  readonly title: string;
  readonly place: string;
  readonly startsAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly holder: PositionId;
  readonly invited: readonly PositionId[];
}

/** What minutes are made of; handed over by server/composing. */
export interface PartsOfMinutes extends MinutesStore {
  readonly gate: Gate;
  /** Name and profession at a moment (RI11); null where there is no such position. */
  readonly peopleAt: (
    asked: readonly { readonly position: PositionId; readonly at: Date }[],
  ) => Promise<readonly ({ readonly name: string; readonly profession: string } | null)[]>;
  readonly people: (positions: readonly PositionId[]) => Promise<ReadonlyMap<PositionId, MinutesPerson>>;
  readonly conference: (id: ConferenceId) => Promise<MinutesConference | null>;
  readonly patientName: (id: PatientId) => Promise<string>;
  /** Of some positions, whom these minutes reach today, and whom not with the rule. */
  readonly routeMinutes: (patient: PatientId, positions: readonly PositionId[]) => Promise<Routing>;
  /** Who of some people may read these minutes now, beyond what they only read back: nobody else is waited for. */
  readonly readersOf: (
    minutes: MinutesId,
    people: readonly MinutesPerson[],
  ) => Promise<readonly { readonly position: PositionId }[]>;
  /** The positions of the team that are members for the purpose `conference` today. */
  readonly conferenceMembers: (patient: PatientId) => Promise<readonly PositionId[]>;
}

/** What the use cases of minutes stand on. */
export interface MinutesParts extends PartsOfMinutes {
  readonly clock: Clock;
  readonly log: Logger;
  readonly snapshots: SnapshotStore;
  readonly logs: DocumentLogs;
}
