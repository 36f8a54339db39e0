import type { Actor } from '#domain/access/actor.ts';
import type { GroupId } from '#domain/records/group/groupAttributes.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { Failure } from '#platform/failure.ts';
import type { GroupParts } from './groupParts.ts';

/** [GR4] One leaves by oneself, from today on; somebody whom a border has frozen may leave too. */
export const leaveGroup =
  ({ gate, commit, clock, groups }: GroupParts) =>
  async (actor: Actor, id: GroupId): Promise<void> => {
    const grant = await gate.require(actor, 'leave-group', { kind: 'group', id });
    const until = tokyoDay(clock.now());
    await commit(
      async (session) => {
        const own = { account: actor.account, position: actor.position, until: null };
        const done = await groups.updateOne(
          { _id: id, members: { $elemMatch: own } },
          { $set: { 'members.$.until': until } },
          { session },
        );
        if (done.matchedCount === 0) throw new Failure('C-01', { reason: 'already-ended' });
        await gate.wrote(grant, 'leave-group', {}, session);
      },
      [{ kind: 'group', id }],
      { account: actor.account, takesAway: true },
    );
  };
