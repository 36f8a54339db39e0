import type { Actor } from '#domain/access/actor.ts';
import type { MembershipId, PatientId } from '#domain/ids.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { Failure } from '#platform/failure.ts';
import { seatOf } from './seatModel.ts';
import type { TeamNeeds } from './teamNeeds.ts';

/** From today on: the person's open channel, documents and calls of this patient end with the transaction. */
export const endMembership =
  ({ gate, commit, clock, store }: TeamNeeds) =>
  async (actor: Actor, patient: PatientId, membership: MembershipId): Promise<void> => {
    await gate.require(actor, 'end-membership', { kind: 'patient', id: patient });
    const now = clock.now();
    await commit(
      async (session) => {
        const known = await store.memberships.findOne({ _id: membership, patient }, null, { session }).lean();
        if (known === null) throw new Failure('A-01');
        if (known.until !== null) throw new Failure('C-01', { reason: 'already-ended' });
        await store.seats.deleteOne({ _id: seatOf(patient, known.position) }, { session });
        await store.memberships.updateOne(
          { _id: membership },
          {
            $set: {
              until: tokyoDay(now),
              endedBy: { account: actor.account, position: actor.position },
              endedAt: now,
            },
          },
          { session },
        );
      },
      [{ kind: 'patient', id: patient }],
      { account: actor.account, takesAway: true },
    );
  };
