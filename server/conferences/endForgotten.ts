import { factOfHouse } from '#access/factOfHouse.ts';
import { isForgotten } from '#domain/conferences/isForgotten.ts';
import { nameOfError } from '#platform/nameOfError.ts';
import { closeRoom } from './closeRoom.ts';
import type { ConferenceRecord } from './conferenceModel.ts';
import type { ConferenceParts } from './conferenceParts.ts';
import { endConference } from './endConference.ts';

/**
 * [CA7] Looks into the room of each open conference, ends what was forgotten as the house's own act, and closes the
 * attendance of what ended without it; run by the worker service. Answers how many it ended or closed. A room that
 * nobody holds a lease on is empty: its media node would have renewed it, and one that died took its room along. A lease
 * that was lost (an emptied Redis) is taken again within seconds, so that a single look never ends anything.
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
      // Who has come in meanwhile has taken the mark away: then it goes on.
      return end(id, { at: now, by: 'house', fact, only: { emptySince } });
    };
    const tried = async (one: ConferenceRecord, work: () => Promise<boolean>): Promise<boolean> => {
      try {
        return await work();
      } catch (error) {
        // One that cannot be ended now says so, and keeps no other open.
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
