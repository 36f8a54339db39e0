import type { Grant } from '#access/gate.ts';
import type { FieldProblem } from '#contracts/errors.ts';
import type { minutesRoutes } from '#contracts/http/minutesRoutes.ts';
import type { Body } from '#contracts/http/route.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { Asked } from '#domain/access/deeds.ts';
import type { MinutesId, PositionId } from '#domain/ids.ts';
import { formOf } from '#domain/minutes/minutesForms.ts';
import { parseDay } from '#domain/vocabulary/days.ts';
import { Failure } from '#platform/failure.ts';
import { appendOrShow } from './appendOrShow.ts';
import { appendRecord } from './appendRecord.ts';
import type { MinutesParts } from './minutesParts.ts';
import { requireReadable } from './readGrant.ts';
import { audienceOf } from './viewMinutes.ts';

type BodyOf<Name extends keyof typeof minutesRoutes> = Body<(typeof minutesRoutes)[Name]>;

/** Everything that members and the holder write beside the text: one entry each. */
export const changeMinutes = (parts: MinutesParts) => {
  const requireOf = (actor: Actor, act: Asked, id: MinutesId): Promise<Grant> =>
    parts.gate.require(actor, act, { kind: 'minutes', id });

  /**
   * The holder's own acts are judged on the conference. Somebody who may not even read the minutes gets the answer of
   * an unknown id first.
   */
  const requireHolder = async (actor: Actor, act: Asked, id: MinutesId) => {
    const readable = await requireReadable(parts, actor, id);
    const { conference } = readable.record;
    return {
      grant: await parts.gate.require(actor, act, { kind: 'conference', id: conference }),
      readable,
    };
  };

  /**
   * Whom 回覧 asks; the preview and the act itself use this alike. Whoever circulates has written the minutes, so only
   * the others are asked.
   */
  const routeTo = async (actor: Actor, deed: 'circulate' | 'preview-circulation', id: MinutesId) => {
    const { grant, readable } = await requireHolder(actor, deed, id);
    const { record } = readable;
    // [RO4] Somebody who cannot read them is not asked to confirm them: their 確認待ち would stay for ever.
    const routing = await parts.routeMinutes(record.patient, await audienceOf(parts, record));
    const reached = routing.reached.filter(({ candidate }) => candidate.account !== actor.account);
    const all = [...reached, ...routing.notReached].map(({ candidate }) => candidate.position);
    const people = await parts.people(all);
    const named = (position: PositionId) => {
      const person = people.get(position);
      return person ? [{ position, name: person.name, municipality: person.municipality }] : [];
    };
    return {
      grant,
      accounts: reached.map(({ candidate }) => candidate.account),
      asked: reached.flatMap(({ candidate }) => named(candidate.position)),
      notAsked: routing.notReached.flatMap(({ candidate, decision }) =>
        named(candidate.position).map((one) => ({ ...one, rule: decision.rule ?? 'WA2' })),
      ),
    };
  };

  return {
    comment: async (actor: Actor, id: MinutesId, { section, text, clientId }: BodyOf<'commentMinutes'>) => {
      const grant = await requireOf(actor, 'comment', id);
      return { n: await appendRecord(parts, grant, id, { kind: 'commented', section, text }, clientId) };
    },
    attest: async (actor: Actor, id: MinutesId, { seen, clientId }: BodyOf<'attestMinutes'>) => {
      const grant = await requireOf(actor, 'attest', id);
      return { n: await appendRecord(parts, grant, id, { kind: 'attested', seen }, clientId) };
    },
    setHeader: async (
      actor: Actor,
      id: MinutesId,
      { fields, replaces = {}, clientId }: BodyOf<'setMinutesHeader'>,
    ) => {
      const grant = await requireOf(actor, 'set-header', id);
      const readable = await requireReadable(parts, actor, id);
      checkFields(readable.record.form, fields);
      return {
        n: await appendOrShow(parts, readable, grant, { kind: 'header-set', fields, replaces }, clientId),
      };
    },
    recordInquiry: async (actor: Actor, id: MinutesId, body: BodyOf<'recordInquiry'>) => {
      const grant = await requireOf(actor, 'record-inquiry', id);
      const readable = await requireReadable(parts, actor, id);
      const { replaces, renames = false, clientId, ...inquiry } = body;
      const event = { kind: 'inquired', inquiry, replaces, ...(renames && { renames }) } as const;
      return { n: await appendOrShow(parts, readable, grant, event, clientId) };
    },
    strikeInquiry: async (actor: Actor, id: MinutesId, entry: number) => {
      const grant = await requireOf(actor, 'strike-inquiry', id);
      const readable = await requireReadable(parts, actor, id);
      const event = { kind: 'inquiry-struck', entry } as const;
      return { n: await appendOrShow(parts, readable, grant, event, `struck-${entry}`) };
    },
    enterAttendee: async (
      actor: Actor,
      id: MinutesId,
      { clientId, replaces = null, renames = false, ...attendee }: BodyOf<'enterAttendee'>,
    ) => {
      const { grant, readable } = await requireHolder(actor, 'enter-attendee', id);
      const event = { kind: 'attendee-entered', attendee, replaces, ...(renames && { renames }) } as const;
      return { n: await appendOrShow(parts, readable, grant, event, clientId) };
    },
    strikeAttendee: async (actor: Actor, id: MinutesId, entry: number) => {
      const { grant, readable } = await requireHolder(actor, 'strike-attendee', id);
      const event = { kind: 'attendee-struck', entry } as const;
      return { n: await appendOrShow(parts, readable, grant, event, `struck-${entry}`) };
    },
    circulate: async (actor: Actor, id: MinutesId, { clientId }: BodyOf<'circulateMinutes'>) => {
      const { grant, accounts, notAsked } = await routeTo(actor, 'circulate', id);
      const n = await appendRecord(parts, grant, id, { kind: 'circulated', asked: accounts }, clientId);
      return { n, notAsked };
    },
    previewCirculation: async (actor: Actor, id: MinutesId) => {
      const { asked, notAsked } = await routeTo(actor, 'preview-circulation', id);
      return { asked, notAsked };
    },
  };
};

const checkFields = (form: Parameters<typeof formOf>[0], fields: Readonly<Record<string, string>>): void => {
  const known = new Map(formOf(form).fields.map((field) => [field.key, field]));
  const wrong = Object.entries(fields).flatMap(([key, value]): FieldProblem[] => {
    const field = known.get(key);
    if (field === undefined) return [{ path: `fields.${key}`, problem: `not a field of ${form}` }];
    if (value === '') return [];
    if (field.kind === 'choice' && !field.choices?.includes(value)) {
      return [
        { path: `fields.${key}`, problem: `one of ${field.choices?.join(', ')}`, code: 'not-a-choice' },
      ];
    }
    if (field.kind === 'day' && parseDay(value) === null) {
      return [
        { path: `fields.${key}`, problem: 'a day of the calendar such as 2026-04-01', code: 'wrong-form' },
      ];
    }
    return [];
  });
  if (wrong.length > 0) throw new Failure('V-01', { fields: wrong });
};
