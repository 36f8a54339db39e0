import type { ClientSession } from 'mongoose';
import type { Actor } from '#domain/access/actor.ts';
import type { MembershipId, PatientId, PositionId } from '#domain/ids.ts';
import type { membershipPurposes } from '#domain/records/patient/membershipPurposes.ts';
import type { PatientAttributes } from '#domain/records/patient/patientAttributes.ts';
import { routeMembership } from '#domain/routing/routeMembership.ts';
import { holdsOn, tokyoDay } from '#domain/vocabulary/days.ts';
import { Failure } from '#platform/failure.ts';
import { isDuplicateKey } from '#platform/isDuplicateKey.ts';
import { newId } from '#platform/newId.ts';
import { groundsOf } from './groundsOf.ts';
import type { MembershipRecord } from './membershipModel.ts';
import { refuseInvitation } from './refuseInvitation.ts';
import { seatOf } from './seatModel.ts';
import type { TeamParts } from './teamParts.ts';

export type MembershipPurpose = (typeof membershipPurposes)[number];

/** Somebody who may join: active, and in the position today. Everybody else counts as unknown. */
export const findJoining = async (parts: Pick<TeamParts, 'positions' | 'clock'>, id: PositionId) => {
  const position = await parts.positions.position(id);
  if (position === null || position.left || position.municipality === null) throw new Failure('A-01');
  if (!holdsOn(position, tokyoDay(parts.clock.now()))) throw new Failure('A-01');
  return { ...position, municipality: position.municipality };
};

/** Makes the membership if all of its purposes pass, and nothing otherwise. */
export const makeMembership = async (
  parts: TeamParts,
  actor: Actor,
  patient: PatientAttributes,
  id: PositionId,
  purposes: readonly MembershipPurpose[],
  recordDeed: (membership: MembershipId, session: ClientSession) => Promise<void>,
): Promise<MembershipId> => {
  const joining = await findJoining(parts, id);
  const now = parts.clock.now();
  const day = tokyoDay(now);
  const rules = { compiled: await parts.agreements.settled(), day };
  const answers = routeMembership(rules, patient, joining, purposes);
  const denied = answers.find(({ any }) => !any.decision.allowed);
  if (denied !== undefined) {
    const { purpose, any } = denied;
    const refused = { purpose, decision: any.decision };
    throw await refuseInvitation(refused, patient.home, parts.municipalities.office);
  }
  const record: MembershipRecord = {
    _id: newId<MembershipId>(),
    patient: patient.id,
    account: joining.account,
    position: id,
    profession: joining.profession,
    municipality: joining.municipality,
    purposes: [...purposes],
    grounds: groundsOf(answers),
    from: day,
    until: null,
    madeBy: { account: actor.account, position: actor.position },
    madeAt: now,
    endedBy: null,
    endedAt: null,
    endReason: null,
    ends: [],
  };
  try {
    await parts.commit(
      async (session) => {
        await parts.store.seats.create([{ _id: seatOf(patient.id, id) }], { session });
        await parts.store.memberships.create([record], { session });
        await recordDeed(record._id, session);
      },
      [{ kind: 'patient', id: patient.id }],
      { account: actor.account },
    );
  } catch (error) {
    if (isDuplicateKey(error)) throw new Failure('C-01', { reason: 'already-member' });
    throw error;
  }
  return record._id;
};

/** A member of the team asks somebody in, for the purposes that they name. */
export const invite =
  (parts: TeamParts) =>
  async (
    actor: Actor,
    patient: PatientId,
    position: PositionId,
    purposes: readonly MembershipPurpose[],
  ): Promise<{ membership: MembershipId }> => {
    const about = { object: { kind: 'position', id: position } as const, shows: [] };
    const grant = await parts.gate.require(actor, 'invite', { kind: 'patient', id: patient }, about);
    const attributes = await parts.patients.attributes(patient);
    if (attributes === null) throw new Failure('A-01');
    return {
      membership: await makeMembership(parts, actor, attributes, position, purposes, (id, session) =>
        parts.gate.wrote(grant, 'invite', { object: { kind: 'membership', id } }, session),
      ),
    };
  };
