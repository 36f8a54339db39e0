import type { ConferenceView, conferenceRoutes } from '#contracts/http/conferenceRoutes.ts';
import { readMark } from '#contracts/pageMark.ts';
import type { Actor } from '#domain/access/actor.ts';
import { isForToday } from '#domain/conferences/isForToday.ts';
import type { ConferenceId } from '#domain/ids.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { Handlers } from '../http/handlers.ts';
import type { Connections } from '../realtime/connections.ts';
import type { Hints } from '../realtime/hints.ts';
import type { ConferenceRecord } from './conferenceModel.ts';
import type { ConferenceParts } from './conferenceParts.ts';
import { endForgotten } from './endForgotten.ts';
import {
  type ConferencePage,
  listConferences,
  listCurrent,
  listPatientConferences,
} from './listConferences.ts';
import { planConference } from './planConference.ts';
import { stepConference } from './stepConference.ts';
import { tellConference } from './tellConference.ts';
import { viewConference } from './viewConference.ts';

export interface ConferencesFeature {
  readonly http: Handlers<typeof conferenceRoutes>;
  readonly plan: ReturnType<typeof planConference>;
  readonly step: ReturnType<typeof stepConference>;
  /** How many stand under 今日の会議 of the position acted in. */
  readonly countToday: (actor: Actor) => Promise<number>;
  /** For a realtime node: tells its connections that a conference has changed. Returns how to stop. */
  readonly tell: (hints: Hints, connections: Connections) => () => void;
  /** For the worker service. */
  readonly endForgotten: (now: Date) => Promise<number>;
  /** For the media service: somebody has come into the room. */
  readonly cameIn: (id: ConferenceId) => Promise<void>;
}

/** 会議: planned for a patient, held in a room, ended for all at once. */
export const conferencesFeature = (parts: ConferenceParts): ConferencesFeature => {
  const { conferences, clock, gate } = parts;
  const plan = planConference(parts);
  const step = stepConference(parts);
  const view = viewConference(parts);
  const read = async (actor: Actor, id: ConferenceId): Promise<ConferenceView> => {
    // A conference's hour, place and people are of no data class; the call and the minutes are asked for by
    // themselves.
    const grant = await gate.require(actor, 'read', { kind: 'conference', id }, { shows: [] });
    return view({ grant, record: await conferences.findById(id).orFail().lean<ConferenceRecord>() });
  };
  const current = listCurrent(parts);
  const list = listConferences(parts);
  const listOfPatient = listPatientConferences(parts);
  const show = async ({ listed, next }: ConferencePage) => ({
    conferences: await Promise.all(listed.map(view)),
    next,
  });
  return {
    plan,
    step,
    countToday: async (actor) => {
      const today = tokyoDay(clock.now());
      return (await current(actor)).filter(({ record }) => isForToday(record, today)).length;
    },
    tell: (hints, connections) => tellConference(parts, { hints, connections }),
    endForgotten: endForgotten(parts),
    cameIn: async (id) => {
      await conferences.updateOne({ _id: id, emptySince: { $ne: null } }, { $set: { emptySince: null } });
    },
    http: {
      planConference: async ({ actor, params, body }) =>
        read(actor, (await plan(actor, params.patient, body))._id),
      listConferences: async ({ actor, query }) => show(await list(actor, readMark(query.before))),
      listPatientConferences: async ({ actor, params, query }) =>
        show(await listOfPatient(actor, params.patient, readMark(query.before))),
      readConference: ({ actor, params }) => read(actor, params.conference),
      startConference: ({ actor, params }) => step(actor, params.conference, 'start'),
      endConference: ({ actor, params }) => step(actor, params.conference, 'end'),
      cancelConference: ({ actor, params }) => step(actor, params.conference, 'cancel'),
    },
  };
};
