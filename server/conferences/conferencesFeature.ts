import type { ConferenceView, conferenceRoutes } from '#contracts/http/conferenceRoutes.ts';
import { readMark } from '#contracts/pageMark.ts';
import type { Actor } from '#domain/access/actor.ts';
import { isForToday } from '#domain/conferences/isForToday.ts';
import type { ConferenceId, PatientId } from '#domain/ids.ts';
import type { ConferenceAttributes } from '#domain/records/conference/conferenceAttributes.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { Platform } from '#platform/platform.ts';
import { readTogether } from '#platform/readTogether.ts';
import { readWhole } from '#platform/readWhole.ts';
import type { Handlers } from '../http/handlers.ts';
import type { Connections } from '../realtime/connections.ts';
import type { Hints } from '../realtime/hints.ts';
import { type ConferenceRecord, conferenceModel } from './conferenceModel.ts';
import type { ConferenceNeeds } from './conferenceNeeds.ts';
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
  /** For the gate. */
  attributes(id: ConferenceId): Promise<ConferenceAttributes | null>;
  /** Of all conferences of a patient, the newest last. */
  attributesOf(patient: PatientId): Promise<readonly ConferenceAttributes[]>;
  /** What the minutes print of their conference. */
  find(id: ConferenceId): Promise<ConferenceRecord | null>;
  /** For the media service: somebody has come into the room. */
  cameIn(id: ConferenceId): Promise<void>;
  use(needs: ConferenceNeeds): {
    readonly http: Handlers<typeof conferenceRoutes>;
    readonly plan: ReturnType<typeof planConference>;
    readonly step: ReturnType<typeof stepConference>;
    /** How many stand under 今日の会議 of the position acted in. */
    readonly countToday: (actor: Actor) => Promise<number>;
    /** For a realtime node: tells its connections that a conference has changed. Returns how to stop. */
    readonly tell: (hints: Hints, connections: Connections) => () => void;
    /** For the worker service. */
    readonly endForgotten: (now: Date) => Promise<number>;
  };
}

/** 会議: planned for a patient, held in a room, ended for all at once. */
export const conferencesFeature = async ({
  db,
  clock,
  log,
}: Pick<Platform, 'db' | 'clock' | 'log'>): Promise<ConferencesFeature> => {
  const conferences = conferenceModel(db);
  await conferences.createCollection();
  await conferences.createIndexes();
  const find = readTogether<ConferenceId, ConferenceRecord>(async (ids) => {
    const found = await conferences.find({ _id: { $in: ids } }, {}, readWhole).lean<ConferenceRecord[]>();
    return new Map(found.map((record) => [record._id, record]));
  });
  return {
    find,
    cameIn: async (id) => {
      await conferences.updateOne({ _id: id, emptySince: { $ne: null } }, { $set: { emptySince: null } });
    },
    attributes: readTogether(async (ids: readonly ConferenceId[]) => {
      const asked = { patient: 1, holder: 1, invited: 1, state: 1, minutes: 1 };
      const found = await conferences
        .find({ _id: { $in: ids } }, asked, readWhole)
        .lean<ConferenceRecord[]>();
      return new Map(found.map((record) => [record._id, conferenceAttributes(record)]));
    }),
    attributesOf: async (patient) =>
      (await conferences.find({ patient }).sort({ startsAt: 1 }).lean<ConferenceRecord[]>()).map(
        conferenceAttributes,
      ),
    use: (needs) => {
      const plan = planConference(needs, conferences, clock);
      const step = stepConference(needs, conferences, clock);
      const view = viewConference(needs);
      const read = async (actor: Actor, id: ConferenceId): Promise<ConferenceView> => {
        // Its hour, place and people are of no class; the call and the minutes are asked for themselves.
        const grant = await needs.gate.require(actor, 'read', { kind: 'conference', id }, { shows: [] });
        return view({ grant, record: await conferences.findById(id).orFail().lean<ConferenceRecord>() });
      };
      const stored = { gate: needs.gate, conferences, clock };
      const current = listCurrent(stored);
      const list = listConferences(stored);
      const listOfPatient = listPatientConferences(stored);
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
        tell: (hints, connections) => tellConference(needs, conferences, { hints, connections }),
        endForgotten: endForgotten(needs, conferences, log),
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
    },
  };
};

const conferenceAttributes = ({
  _id: id,
  patient,
  holder,
  invited,
  state,
  minutes,
}: ConferenceRecord): ConferenceAttributes => ({
  ...{ id, patient, holder, invited, state, minutes },
});
