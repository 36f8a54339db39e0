import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { Purpose } from '../vocabulary/purposes.ts';

/** What a kind of record shows: any of `entry` lets one in; `shown` also has the classes of what hangs on it. */
export interface RecordRow {
  readonly purpose: Purpose;
  readonly entry: readonly DataClass[];
  readonly shown: readonly DataClass[];
}
