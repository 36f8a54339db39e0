import type { PatientId } from '#domain/ids.ts';
import type { Hints } from '../realtime/hints.ts';

/** The hint that something in a family's room is not as screens show it: its id alone. */
export const familyHint = 'family-room';

export const announceFamily =
  (hints: Hints) =>
  (familyRoom: PatientId): void =>
    hints.publish(familyHint, { familyRoom });
