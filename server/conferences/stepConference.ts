import { factOfWrite } from '#access/factOfWrite.ts';
import { unlinked } from '#access/unlinked.ts';
import type { Actor } from '#domain/access/actor.ts';
import { type ConferenceState, type ConferenceStep, nextState } from '#domain/conferences/nextState.ts';
import type { ConferenceId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import { closeRoom } from './closeRoom.ts';
import type { ConferenceRecord } from './conferenceModel.ts';
import type { ConferenceParts } from './conferenceParts.ts';
import { endConference } from './endConference.ts';

/** Starts, ends or calls off a conference, by its holder. Throws C-01 where its state forbids the step. */
export const stepConference =
  (parts: ConferenceParts) =>
  async (actor: Actor, id: ConferenceId, step: ConferenceStep): Promise<{ state: ConferenceState }> => {
    const grant = await parts.gate.require(actor, `${step}-conference`, { kind: 'conference', id });
    const record = await parts.conferences.findById(id).orFail().lean<ConferenceRecord>();
    const state = nextState(record.state, step);
    if (state === null) throw new Failure('C-01', { reason: record.state });
    if (state === record.state) {
      // The button was pressed a second time, perhaps because the first time failed at this very point.
      if (state === 'ended') await closeRoom(parts)(id);
      return { state };
    }
    const at = parts.clock.now();
    const fact = factOfWrite(grant, at, `${step}-conference`, { shows: [] });
    const move = async (): Promise<boolean> => {
      const changed = await parts.commitRevocable(
        (session) =>
          parts.conferences.updateOne(
            { _id: id, state: record.state },
            {
              $set: { state, ...(state === 'open' ? { startedAt: at } : { endedAt: at }), ...unlinked(fact) },
              $push: { facts: fact },
            },
            { session },
          ),
        [{ kind: 'conference', id }],
        { account: actor.account },
      );
      return changed.modifiedCount > 0;
    };
    const end = () => endConference(parts)(id, { at, by: 'holder', fact });
    if (!(await (state === 'ended' ? end() : move())))
      throw new Failure('C-01', { reason: 'changed-meanwhile' });
    if (state !== 'ended') parts.announce(id);
    return { state };
  };
