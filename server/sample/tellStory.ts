import { Readable } from 'node:stream';
import type { Actor } from '#domain/access/actor.ts';
import type { AttachmentId, PostId } from '#domain/ids.ts';
import type { MadePatient } from './makePatient.ts';
import type { SampleCast } from './makePeople.ts';
import type { StoryEntry } from './patientPlan.ts';
import { drawPicture, type PictureKey } from './pictures/drawPicture.ts';
import { readChannel } from './readChannel.ts';
import { sampleOfficers } from './sampleOfficers.ts';
import type { SampleParts } from './sampleParts.ts';
import type { PersonKey } from './samplePeople.ts';
import { vitalsOn } from './vitalsOn.ts';

interface Told {
  readonly at: Date;
  readonly run: () => Promise<unknown>;
}

const HOUR_MS = 60 * 60 * 1_000;
/** Members read now and then; each such reading across a border is a provision. */
const READ_EVERY_DAYS = 21;

/** Tells the months of one patient in their order: reports, topics, answers, states, readings, a withdrawal. */
export const tellStory = async (
  parts: SampleParts,
  cast: SampleCast,
  { plan, patient, channel }: MadePatient,
): Promise<void> => {
  const { care, clock, calendar, step } = parts;
  const { createPost, setTopicState } = care.features.channels.commands;

  const upload = async (actor: Actor, key: PictureKey): Promise<AttachmentId> => {
    const { name, bytes } = await drawPicture(key);
    const body = Readable.from([bytes]);
    return (
      await care.features.attachments.upload(actor, { kind: 'photo', name, body, announced: bytes.length })
    ).id;
  };

  const tellEntry = (entry: StoryEntry, number: number): Told[] => {
    const began = calendar.ago(entry.daysAgo, entry.time);
    const clientId = `sample-entry-${number}`;
    let opener: PostId;
    const write = async () => {
      const actor = cast.actor(entry.by);
      const attachments: AttachmentId[] = [];
      for (const key of entry.photos ?? []) attachments.push(await upload(actor, key));
      const vitals = entry.vitals === 'planned' ? vitalsOn(plan.vitals, entry.daysAgo) : entry.vitals;
      const post = await createPost(actor, channel, {
        ...{ clientId, text: entry.text, attachments },
        kind: entry.kind === 'visit' ? 'visit-report' : 'post',
        ...(entry.title === undefined ? {} : { title: entry.title }),
        ...(vitals === undefined ? {} : { vitals }),
      });
      if (!('id' in post)) throw new Error('one is shown what one wrote');
      opener = post.id;
      await step('reports and topics');
    };
    let at = began;
    const answers = (entry.answers ?? []).map(([by, hoursLater, text], place): Told => {
      at = new Date(Math.min(+began + hoursLater * HOUR_MS, +calendar.now));
      const wanted = { clientId: `${clientId}-${place}`, kind: 'post' as const, text };
      return { at, run: () => createPost(cast.actor(by), channel, { ...wanted, thread: opener }) };
    });
    const last = entry.answers?.at(-1)?.[0] ?? entry.by;
    const state = (['in-progress', 'done'] as const).flatMap((reached): Told[] => {
      if (entry.state === undefined || entry.state === 'open') return [];
      if (reached === 'done' && entry.state !== 'done') return [];
      const wanted = { clientId: `${clientId}-${reached}`, state: reached };
      const by = reached === 'done' ? last : (entry.answers?.[0]?.[0] ?? last);
      return [{ at, run: () => setTopicState(cast.actor(by), channel, opener, wanted) }];
    });
    return [{ at: began, run: write }, ...answers, ...state];
  };

  const read = (who: PersonKey, from: number, last: number): Told[] => {
    const days: number[] = [];
    for (let day = last; day < from; day += READ_EVERY_DAYS) days.push(day);
    return days.map((day) => ({
      at: calendar.ago(day, '20:40'),
      run: () => readChannel(parts, cast.actor(who), channel),
    }));
  };
  const withdrawn = (who: PersonKey): number =>
    plan.endsBefore?.find((each) => each.who === who)?.daysAgo ?? 0;
  const readers = [{ who: plan.first, purposes: ['care'], daysAgo: plan.registeredDaysAgo }, ...plan.team];
  const readings = readers.flatMap(({ who, purposes, daysAgo }, place) =>
    // The later they last read, the more is unread: some have read all, some have a few days before them.
    purposes.includes('care')
      ? read(who as PersonKey, daysAgo - 1, Math.max(withdrawn(who as PersonKey), 0) + 1 + ((place * 2) % 5))
      : [],
  );
  const told = [...plan.story.flatMap(tellEntry), ...readings];
  told.sort((a, b) => +a.at - +b.at);
  for (const { at, run } of told) await clock.at(at, run);
  await withdraw(parts, cast, plan, patient);
};

/** What was withdrawn holds no more from its day on; what was told before it stays as it was. */
const withdraw = async (
  { commands, clock, calendar, directory }: SampleParts,
  cast: SampleCast,
  plan: MadePatient['plan'],
  patient: MadePatient['patient'],
): Promise<void> => {
  const attributes = await directory.queries.patients.attributes(patient);
  const home = sampleOfficers[plan.officer].municipality;
  for (const { withdrawnDaysAgo, recipients } of plan.consents) {
    if (withdrawnDaysAgo === undefined) continue;
    const consent = attributes?.consents.find(
      (each) => each.recipients !== 'any' && recipients.every((code) => each.recipients.includes(code)),
    );
    if (consent === undefined) throw new Error('a consent of the sample is not there');
    await clock.at(calendar.ago(withdrawnDaysAgo, '11:05'), () =>
      commands.withdrawConsent(cast.actor(plan.officer), home, consent.id),
    );
  }
};
