import type { Gate } from '#access/gate.ts';
import { markOf, type PageMark } from '#contracts/pageMark.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { PatientId } from '#domain/ids.ts';
import { olderThan } from '#platform/olderThan.ts';
import { pageOf } from '#platform/pageOf.ts';
import type { ConferenceRecord } from './conferenceModel.ts';
import type { ConferenceParts } from './conferenceParts.ts';
import type { ReadableConference } from './viewConference.ts';

const PAGE = 50;
/**
 * A conference that was planned so long ago and never begun is not waited for any more: it is listed among those that
 * are over.
 */
const DAYS_WAITED = 90;
const DAY = 86_400_000;

type Parts = Pick<ConferenceParts, 'gate' | 'conferences' | 'clock'>;

export interface ConferencePage {
  readonly listed: ReadableConference[];
  readonly next: string | null;
}

/** Whose conferences, as a query for the store. */
type Whose = Record<string, unknown>;

const readable = async (
  gate: Gate,
  actor: Actor,
  found: ConferenceRecord[],
): Promise<ReadableConference[]> => {
  const answers = await gate.askAll(
    actor,
    'list',
    found.map(({ _id: id }) => ({ kind: 'conference', id })),
  );
  return found.flatMap((record, at) => {
    const grant = answers[at]!;
    return grant.allowed ? [{ record, grant }] : [];
  });
};

const currentIn = ({ clock }: Parts): Whose => ({
  $or: [
    { state: 'open' },
    { state: 'planned', startsAt: { $gte: new Date(clock.now().getTime() - DAYS_WAITED * DAY) } },
  ],
});

const currentOf = ({ conferences, ...parts }: Parts, whose: Whose): Promise<ConferenceRecord[]> =>
  conferences
    .find({ $and: [whose, currentIn({ conferences, ...parts })] })
    .sort({ startsAt: 1, _id: 1 })
    .lean<ConferenceRecord[]>();

const conferencePage = async (
  parts: Parts,
  actor: Actor,
  whose: Whose,
  before: PageMark | null,
): Promise<ConferencePage> => {
  // The first page has everything that is open or to come, however many are over.
  const current = before === null ? await currentOf(parts, whose) : [];
  const over = await parts.conferences
    .find({ $and: [whose, { $nor: [currentIn(parts)] }, olderThan('startsAt', before)] })
    .sort({ startsAt: -1, _id: -1 })
    .limit(PAGE + 1)
    .lean<ConferenceRecord[]>();
  const { page, last } = pageOf(over, PAGE);
  return {
    listed: await readable(parts.gate, actor, [...current, ...page]),
    next: last === undefined ? null : markOf({ at: last.startsAt, id: last._id }),
  };
};

const ofPosition = ({ position }: Actor): Whose => ({ $or: [{ holder: position }, { invited: position }] });

/** [LI2] The open and planned conferences of one position: what is counted, and listed under 今日の会議. */
export const listCurrent =
  (parts: Parts) =>
  async (actor: Actor): Promise<ReadableConference[]> =>
    actor.position === null ? [] : readable(parts.gate, actor, await currentOf(parts, ofPosition(actor)));

/** The conferences of one position. Each is asked of the gate; what it refuses is not listed. */
export const listConferences =
  (parts: Parts) =>
  async (actor: Actor, before: PageMark | null): Promise<ConferencePage> =>
    actor.position === null
      ? { listed: [], next: null }
      : conferencePage(parts, actor, ofPosition(actor), before);

/** A patient's conferences, for a member of the team. Throws as the gate does. */
export const listPatientConferences =
  (parts: Parts) =>
  async (actor: Actor, patient: PatientId, before: PageMark | null): Promise<ConferencePage> => {
    await parts.gate.require(actor, 'list', { kind: 'patient', id: patient });
    return conferencePage(parts, actor, { patient }, before);
  };
