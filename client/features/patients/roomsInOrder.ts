import type * as z from 'zod/mini';
import type { patientLine } from '#contracts/http/patientView.ts';

type Patient = z.infer<typeof patientLine>;
interface Count {
  readonly patient: string;
  readonly unread: number;
}

export interface Room {
  readonly patient: Patient;
  readonly unread: number;
}

/** Those with unread first; among equals as the house gave them, by kana, so that a room is found where it was. */
export const roomsInOrder = (patients: readonly Patient[], counts: readonly Count[]): readonly Room[] => {
  const unreadOf = new Map<string, number>(counts.map(({ patient, unread }) => [patient, unread]));
  return patients
    .map((patient) => ({ patient, unread: unreadOf.get(patient.id) ?? 0 }))
    .sort((a, b) => Number(b.unread > 0) - Number(a.unread > 0));
};
