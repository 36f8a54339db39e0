import type { QueryFilter } from 'mongoose';
import type { FactRecord } from '#access/factRecord.ts';
import { unlinked } from '#access/unlinked.ts';
import type { ConferenceId } from '#domain/ids.ts';
import { closeRoom } from './closeRoom.ts';
import type { ConferenceRecord } from './conferenceModel.ts';
import type { ConferenceParts } from './conferenceParts.ts';

interface End {
  readonly at: Date;
  readonly by: 'holder' | 'house';
  readonly fact: FactRecord;
  /** What must still be true of the conference when it ends. */
  readonly only?: QueryFilter<ConferenceRecord>;
}

/**
 * Ends an open conference. Its revocation is in the same transaction, so that everybody in the room leaves it, on
 * every node. Then its attendance is closed; if this process dies before that, a sweep does it (DESIGN 7). Returns
 * whether it was open until now.
 */
export const endConference =
  (parts: ConferenceParts) =>
  async (id: ConferenceId, { at, by, fact, only = {} }: End): Promise<boolean> => {
    const ended = { state: 'ended' as const, endedAt: at, endedBy: by, roomOpen: true };
    const changed = await parts.commitRevocable(
      (session) =>
        parts.conferences.updateOne(
          { ...only, _id: id, state: 'open' },
          { $set: { ...ended, ...unlinked(fact) }, $push: { facts: fact } },
          { session },
        ),
      ({ modifiedCount }) => (modifiedCount === 0 ? [] : [{ kind: 'conference', id }]),
      { account: fact.account, takesAway: true },
    );
    if (changed.modifiedCount === 0) return false;
    parts.announce(id);
    await closeRoom(parts)(id);
    return true;
  };
