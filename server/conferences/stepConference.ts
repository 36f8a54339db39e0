import type { Model } from 'mongoose';
import { factOfWrite } from '#access/factOfWrite.ts';
import { unlinked } from '#access/unlinked.ts';
import type { Actor } from '#domain/access/actor.ts';
import { type ConferenceState, type ConferenceStep, nextState } from '#domain/conferences/nextState.ts';
import type { ConferenceId } from '#domain/ids.ts';
import type { Clock } from '#platform/clock.ts';
import { Failure } from '#platform/failure.ts';
import type { ConferenceRecord } from './conferenceModel.ts';
import type { ConferenceNeeds } from './conferenceNeeds.ts';

/**
 * Starts, ends or calls off a conference, by its holder. Ending is a revocation in the same transaction: whoever is in
 * the room leaves it on every node. Throws C-01 where its state forbids the step.
 */
export const stepConference =
  (needs: ConferenceNeeds, conferences: Model<ConferenceRecord>, clock: Clock) =>
  async (actor: Actor, id: ConferenceId, step: ConferenceStep): Promise<{ state: ConferenceState }> => {
    const grant = await needs.gate.require(actor, 'hold', { kind: 'conference', id });
    const record = await conferences.findById(id).orFail().lean<ConferenceRecord>();
    const state = nextState(record.state, step);
    if (state === null) throw new Failure('C-01', { reason: record.state });
    if (state === record.state) {
      // Pressed again, perhaps because the first time failed right here.
      if (state === 'ended') await needs.closeAttendance(id);
      return { state };
    }
    const now = clock.now();
    const times = {
      open: { startedAt: now },
      ended: { endedAt: now },
      cancelled: { endedAt: now },
      planned: {},
    }[state];
    const fact = factOfWrite(grant, now, 'hold');
    const changed = await needs.commitRevocable(
      (session) =>
        conferences.updateOne(
          { _id: id, state: record.state },
          { $set: { state, ...times, ...unlinked(fact) }, $push: { facts: fact } },
          { session },
        ),
      [{ kind: 'conference', id }],
    );
    if (changed.modifiedCount === 0) throw new Failure('C-01', { reason: 'changed-meanwhile' });
    if (state === 'ended') await needs.closeAttendance(id);
    return { state };
  };
