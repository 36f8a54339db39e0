import type { PatientId, PositionId } from '#domain/ids.ts';
import type { MembershipAttributes } from '#domain/records/patient/membershipAttributes.ts';
import { type Day, holdsOn } from '#domain/vocabulary/days.ts';
import type { Purpose } from '#domain/vocabulary/purposes.ts';
import { readTogether } from '#platform/readTogether.ts';
import { readWhole } from '#platform/readWhole.ts';
import type { MembershipRecord } from './membershipModel.ts';
import type { TeamStore } from './teamStore.ts';

/** Published: what other features read of teams. */
export const teamQueries = ({ memberships }: TeamStore) => {
  const ofPatient = (patient: PatientId) => memberships.find({ patient }).lean<MembershipRecord[]>();
  const together = readTogether<PatientId, MembershipRecord[]>(async (patients) =>
    Map.groupBy(
      await memberships
        .find({ patient: { $in: patients } }, attributes, readWhole)
        .lean<MembershipRecord[]>(),
      ({ patient }) => patient,
    ),
  );
  return {
    ofPatient,
    attributesOf: async (patient: PatientId): Promise<readonly MembershipAttributes[]> =>
      ((await together(patient)) ?? []).map(membershipAttributes),
    /** The patients in whose team this position is or was; the gate says which of them may be read. */
    patientsOf: async (position: PositionId): Promise<readonly PatientId[]> => [
      ...new Set(
        (await memberships.find({ position }, { patient: 1 }, readWhole).lean<MembershipRecord[]>()).map(
          (each) => each.patient,
        ),
      ),
    ],
    /** The patients whose team this position is in on a day. */
    currentPatientsOf: async (position: PositionId, day: Day): Promise<readonly PatientId[]> => [
      ...new Set(
        (
          await memberships
            .find({ position }, { patient: 1, from: 1, until: 1 }, readWhole)
            .lean<MembershipRecord[]>()
        )
          .filter((each) => holdsOn(each, day))
          .map(({ patient }) => patient),
      ),
    ],
    /** Of these patients, those who have a member on a day. */
    patientsWithTeam: async (patients: readonly PatientId[], day: Day): Promise<ReadonlySet<PatientId>> =>
      new Set(
        (
          await memberships
            .find({ patient: { $in: patients } }, { patient: 1, from: 1, until: 1 }, readWhole)
            .lean<MembershipRecord[]>()
        )
          .filter((each) => holdsOn(each, day))
          .map(({ patient }) => patient),
      ),
    /** The positions that are members for a purpose on a day. */
    membersFor: async (patient: PatientId, purpose: Purpose, day: Day): Promise<readonly PositionId[]> =>
      (await ofPatient(patient))
        .filter((each) => each.purposes.includes(purpose) && holdsOn(each, day))
        .map(({ position }) => position),
  };
};

/** The part of a membership that the gate is told, and whose team it belongs to. */
const attributes = {
  ...{ patient: 1, account: 1, position: 1, profession: 1, municipality: 1, purposes: 1, grounds: 1 },
  ...{ from: 1, until: 1 },
} as const;

export type TeamQueries = ReturnType<typeof teamQueries>;

export const membershipAttributes = (record: MembershipRecord): MembershipAttributes => {
  const { _id: id, account, position, profession, municipality, purposes, grounds, from, until } = record;
  return { id, account, position, profession, municipality, purposes, grounds, from, until };
};
