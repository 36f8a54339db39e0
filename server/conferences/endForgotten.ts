import { factOfHouse } from '#access/factOfHouse.ts';
import { isForgotten } from '#domain/conferences/isForgotten.ts';
import { nameOfError } from '#platform/nameOfError.ts';
import { closeRoom } from './closeRoom.ts';
import type { ConferenceRecord } from './conferenceModel.ts';
import type { ConferenceParts } from './conferenceParts.ts';
import { endConference } from './endConference.ts';

/**
 * [CA7] Looks into the room of each open conference, ends those that were forgotten, as an act of the house, and
 * closes the attendance of those that ended without it. The worker service runs it. Returns how many it ended or
 * closed. If nobody holds a lease on a room, it is empty: a media node would have renewed its lease, and one that
 * died has lost the room. A lease that was lost with an emptied Redis is taken again within seconds, so a single look
 * never ends anything.
 */
export const endForgotten =
  (parts: ConferenceParts) =>
  async (now: Date): Promise<number> => {
    const end = endConference(parts);
    const close = closeRoom(parts);

    const endIfForgotten = async (one: ConferenceRecord): Promise<boolean> => {
      const { _id: id, patient } = one;
      const emptySince = (await parts.roomIsHeld(id)) ? null : (one.emptySince ?? now);
      if (+(emptySince ?? 0) !== +(one.emptySince ?? 0))
        await parts.conferences.updateOne({ _id: id, state: 'open' }, { $set: { emptySince } });
      if (!isForgotten({ ...one, emptySince }, now)) return false;
      const home = (await parts.patientHeader(patient))?.home ?? null;
      const fact = factOfHouse({
        ...{ at: now, act: 'end-conference', record: { kind: 'conference', id }, home, patient },
        purpose: 'conference',
      });
      // If somebody has come in meanwhile, the mark is gone, and the conference goes on.
      return end(id, { at: now, by: 'house', fact, only: { emptySince } });
    };
    const tried = async (one: ConferenceRecord, work: () => Promise<boolean>): Promise<boolean> => {
      try {
        return await work();
      } catch (error) {
        // If one cannot be ended now, that is logged, and the others are looked at.
        parts.log.warn({ conference: one._id, err: nameOfError(error) }, 'a forgotten conference stays open');
        return false;
      }
    };

    let done = 0;
    for (const one of await parts.conferences.find({ state: 'open' }).lean<ConferenceRecord[]>())
      if (await tried(one, () => endIfForgotten(one))) done += 1;
    for (const one of await parts.conferences.find({ roomOpen: true }).lean<ConferenceRecord[]>())
      if (await tried(one, () => close(one._id).then(() => true))) done += 1;
    return done;
  };
