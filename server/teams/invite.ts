import type { Actor } from '#domain/access/actor.ts';
import type { PatientFacts } from '#domain/access/facts.ts';
import { membershipPurposes } from '#domain/access/recordRows.ts';
import type { MembershipId, PatientId, PositionId } from '#domain/ids.ts';
import { routeMembership } from '#domain/routing/routeMembership.ts';
import { holdsOn, tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { Failure } from '#platform/failure.ts';
import { isDuplicateKey } from '#platform/isDuplicateKey.ts';
import { newId } from '#platform/newId.ts';
import { groundsOf } from './groundsOf.ts';
import type { MembershipRecord } from './membershipModel.ts';
import { refuseInvitation } from './refuseInvitation.ts';
import { seatOf } from './seatModel.ts';
import type { TeamNeeds } from './teamNeeds.ts';

export type MembershipPurpose = (typeof membershipPurposes)[number];

/** Somebody who may join: active, and in the position today. Everybody else is unknown. */
export const findJoining = async (needs: Pick<TeamNeeds, 'positions' | 'clock'>, id: PositionId) => {
  const position = await needs.positions.position(id);
  if (position === null || position.left || position.municipality === null) throw new Failure('A-01');
  if (!holdsOn(position, tokyoDay(needs.clock.now()))) throw new Failure('A-01');
  return { ...position, municipality: position.municipality };
};

/** Makes the membership: all its purposes pass, or nothing is made. */
export const makeMembership = async (
  needs: TeamNeeds,
  actor: Actor,
  patient: PatientFacts,
  id: PositionId,
  purposes: readonly MembershipPurpose[],
): Promise<MembershipId> => {
  const joining = await findJoining(needs, id);
  const now = needs.clock.now();
  const day = tokyoDay(now);
  const rules = { compiled: await needs.agreements.settled(), day };
  const answers = routeMembership(rules, patient, joining, purposes);
  const denied = answers.find(({ any }) => !any.decision.allowed);
  if (denied !== undefined) {
    const { purpose, any } = denied;
    const refused = { purpose, decision: any.decision };
    throw await refuseInvitation(refused, patient.home, needs.municipalities.office);
  }
  const record: MembershipRecord = {
    _id: newId<MembershipId>(),
    patient: patient.id,
    account: joining.account,
    position: id,
    purposes: [...purposes],
    grounds: groundsOf(answers),
    from: day,
    until: null,
    madeBy: { account: actor.account, position: actor.position },
    madeAt: now,
    endedBy: null,
    endedAt: null,
  };
  try {
    await needs.commit(
      async (session) => {
        await needs.store.seats.create([{ _id: seatOf(patient.id, id) }], { session });
        await needs.store.memberships.create([record], { session });
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

/** A member of the team asks somebody in, for named purposes. */
export const invite =
  (needs: TeamNeeds) =>
  async (
    actor: Actor,
    patient: PatientId,
    position: PositionId,
    purposes: readonly MembershipPurpose[],
  ): Promise<{ membership: MembershipId }> => {
    await needs.gate.require(actor, 'invite', { kind: 'patient', id: patient });
    const facts = await needs.patients.fact(patient);
    if (facts === null) throw new Failure('A-01');
    return { membership: await makeMembership(needs, actor, facts, position, purposes) };
  };

/**
 * A team begins: an officer of the home municipality names its first member, of home too. Whoever else joins is asked
 * in by the team, so that an officer never puts anyone, or themselves, into a team that works.
 */
export const startTeam =
  (needs: TeamNeeds) =>
  async (
    actor: Actor,
    home: MunicipalityCode,
    patient: PatientId,
    position: PositionId,
  ): Promise<{ membership: MembershipId }> => {
    await needs.gate.require(actor, 'manage', { kind: 'municipality', id: home });
    const facts = await needs.patients.fact(patient);
    if (facts?.home !== home) throw new Failure('A-01');
    if (facts.memberships.length > 0) throw new Failure('C-01', { reason: 'team-there' });
    const first = await findJoining(needs, position);
    if (first.municipality !== home || first.account === actor.account) throw new Failure('A-01');
    return { membership: await makeMembership(needs, actor, facts, position, membershipPurposes) };
  };
