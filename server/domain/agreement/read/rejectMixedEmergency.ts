import type { DataClass } from '../../vocabulary/dataClasses.ts';
import type { Purpose } from '../../vocabulary/purposes.ts';
import type { Requirement } from '../agreementVersion.ts';
import type { Reading } from './reading.ts';
import type { Value } from './readValues.ts';

/**
 * [WA14] Break-glass has a clause of its own: mixed with other purposes or classes, an emergency would open
 * more than the face sheet, or open it without a reason.
 */
export function rejectMixedEmergency(
  reading: Reading,
  clause: Value,
  found: ReadonlyMap<string, Value>,
  purposes: readonly Purpose[],
  discloses: readonly DataClass[] | null,
  requires: readonly Requirement[] | null,
): void {
  const report = (key: string, message: string): void => {
    const at = found.get(key) ?? clause;
    reading.report(at.offset, `${clause.path}.${key}`, message);
  };
  if (purposes.some((purpose) => purpose !== 'emergency')) {
    report(
      'purposes',
      'mixes emergency with another purpose; a clause for emergency has that purpose alone (WA14)',
    );
  }
  if (discloses?.some((dataClass) => dataClass !== 'face-sheet')) {
    report(
      'discloses',
      'discloses more than face-sheet, which is all that a clause for emergency may (WA14)',
    );
  }
  // A list that is itself wrong was reported as such.
  const unread = found.has('requires') && requires === null;
  if (!unread && !requires?.includes('reason')) {
    report('requires', 'does not ask for a reason; a clause for emergency requires: [reason] (WA14)');
  }
}
