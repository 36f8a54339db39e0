import type { Connection } from 'mongoose';
import type { Clock } from '#platform/clock.ts';
import type { DocumentLogs } from './documentLogs.ts';
import type { LogStore } from './logStore.ts';
import type { MinutesNeeds } from './minutesNeeds.ts';
import type { SnapshotStore } from './snapshotStore.ts';

/** What the use cases of minutes stand on. */
export interface MinutesParts extends MinutesNeeds {
  readonly db: Connection;
  readonly clock: Clock;
  readonly store: LogStore;
  readonly snapshots: SnapshotStore;
  readonly logs: DocumentLogs;
}
