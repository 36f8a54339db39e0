import type { Grant } from '#access/gate.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { Asked } from '#domain/access/deeds.ts';
import type { MembershipId, PatientId } from '#domain/ids.ts';
import { holdsOn, tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { Failure } from '#platform/failure.ts';
import { wrongField } from '#platform/wrongField.ts';
import type { NewTelling } from '#server/tellings/tellings.ts';
import type { MembershipRecord } from './membershipModel.ts';
import { seatOf } from './seatModel.ts';
import type { TeamParts } from './teamParts.ts';

interface Ending {
  /** The reason that the person and the team are told; who leaves by themself need not give one. */
  readonly reason?: string;
}

/**
 * [RI7] Ends it from today on: the person's open channel, documents and calls of this patient end with the
 * transaction. One may leave by oneself; another member is ended by the care manager in charge.
 */
export const endMembership =
  (parts: TeamParts) =>
  async (
    actor: Actor,
    patient: PatientId,
    membership: MembershipId,
    { reason }: Ending = {},
  ): Promise<void> => {
    const known = await parts.store.memberships
      .findOne({ _id: membership, patient })
      .lean<MembershipRecord>();
    const own = known?.account === actor.account && known.position === actor.position;
    // A membership of another team is as unknown, for every member alike.
    const deed = own || known === null ? 'leave-team' : 'end-membership';
    const about = { object: { kind: 'membership', id: membership } as const, shows: [] };
    const grant = await parts.gate.require(actor, deed, { kind: 'patient', id: patient }, about);
    if (known === null) throw new Failure('A-01');
    await end(parts, { grant, deed }, known, own ? (reason ?? null) : requireReason(reason));
  };

/** [RI7] The same by an officer of the patient's home, who is shown nothing of the patient by it. */
export const endMembershipByOffice =
  (parts: TeamParts) =>
  async (
    actor: Actor,
    home: MunicipalityCode,
    patient: PatientId,
    membership: MembershipId,
    { reason }: Ending,
  ): Promise<void> => {
    const [attributes, known] = await Promise.all([
      parts.patients.find(patient),
      parts.store.memberships.findOne({ _id: membership, patient }).lean<MembershipRecord>(),
    ]);
    const deed = 'end-home-membership';
    const object = { kind: 'membership', id: membership } as const;
    const own = attributes?.home === home ? patient : null;
    const place = { kind: 'municipality', id: home } as const;
    const grant = await parts.gate.require(actor, deed, place, { object, patient: own });
    if (attributes?.home !== home || known === null) throw new Failure('A-01');
    await end(parts, { grant, deed }, known, requireReason(reason));
  };

const requireReason = (reason: string | undefined): string => {
  if (reason === undefined || reason.trim() === '') throw wrongField('reason', 'is blank', 'blank');
  return reason;
};

const end = async (
  parts: TeamParts,
  { grant, deed }: { readonly grant: Grant; readonly deed: Asked },
  { _id, patient, account, position }: MembershipRecord,
  reason: string | null,
): Promise<void> => {
  const { gate, commit, clock, store, positions, tell } = parts;
  const { actor } = grant;
  const at = clock.now();
  const today = tokyoDay(at);
  const [ended, ending] = await Promise.all([
    positions.position(position),
    actor.position === null ? null : positions.position(actor.position),
  ]);
  const by = ending === null ? null : `${ending.name}（${ending.facilityName}）`;
  await commit(
    async (session) => {
      const known = await store.memberships.findById(_id).session(session).lean<MembershipRecord>();
      if (known === null) throw new Failure('A-01');
      if (known.until !== null && known.until <= today)
        throw new Failure('C-01', { reason: 'already-ended' });
      await store.seats.deleteOne({ _id: seatOf(patient, position) }, { session });
      const endedBy = { account: actor.account, position: actor.position };
      await store.memberships.updateOne(
        { _id },
        // An end of its own: if the end of a position is taken back, this membership stays ended.
        { $set: { until: today, endedBy, endedAt: at, endReason: reason, ends: [] } },
        { session },
      );
      await gate.wrote(grant, deed, { patient, object: { kind: 'membership', id: _id } }, session);
      const team = await store.memberships.find({ patient }).session(session).lean<MembershipRecord[]>();
      const staying = new Set(
        team.filter((each) => each._id !== _id && holdsOn(each, today)).map((each) => each.account),
      );
      staying.delete(actor.account);
      staying.delete(account);
      const told = { patient, by, reason };
      await tell(
        [
          ...(account === actor.account
            ? []
            : [{ ...told, to: { account }, kind: 'membership-ended', name: null } satisfies NewTelling]),
          ...[...staying].map(
            (each): NewTelling => ({
              ...told,
              to: { account: each },
              kind: 'member-ended',
              name: ended?.name ?? null,
            }),
          ),
        ],
        session,
      );
    },
    [{ kind: 'patient', id: patient }],
    { account: actor.account, takesAway: true },
  );
};
