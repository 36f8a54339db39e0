import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { Purpose } from '../vocabulary/purposes.ts';

/**
 * What a kind of record shows for a purpose. Any class of `entry` is enough to enter it; `shown` also has the classes
 * of what hangs on it.
 */
export interface RecordRow {
  readonly purpose: Purpose;
  readonly entry: readonly DataClass[];
  readonly shown: readonly DataClass[];
}
