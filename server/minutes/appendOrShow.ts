import type { Grant } from '#access/gate.ts';
import type { StandingValue } from '#contracts/laterChange.ts';
import { type By, foldMinutes, type MinutesState } from '#domain/minutes/foldMinutes.ts';
import type { MinutesEntry, MinutesEvent } from '#domain/minutes/minutesEntry.ts';
import { Failure } from '#platform/failure.ts';
import { appendRecord } from './appendRecord.ts';
import type { MinutesParts } from './minutesParts.ts';
import { type Readable, withProvision } from './readGrant.ts';

/**
 * Appends a change of the form. [MI13] [MI15] If somebody else has changed the same place meanwhile, the change is
 * refused and its writer is shown what stands there and by whom: the writer decides, and neither version is lost
 * without a word.
 */
export const appendOrShow = async (
  parts: MinutesParts,
  { grant: reading, record, upTo }: Readable,
  grant: Grant,
  event: MinutesEvent,
  clientId: string,
): Promise<number> => {
  try {
    return await appendRecord(parts, grant, record._id, event, clientId);
  } catch (error) {
    if (!(error instanceof Failure) || error.details?.reason !== 'changed-by-another') throw error;
    const stands = await withProvision(parts, reading, async () => {
      const entries = await parts.store.readRecords(record._id, upTo);
      const found = standingFor(event, entries);
      const positions = [...found.values()].flatMap(({ by }) => (by.position === null ? [] : [by.position]));
      const people = await parts.people([...new Set(positions)]);
      const shown = [...found].map(([key, { n, at, by, value }]): StandingValue => {
        const person = by.position === null ? undefined : people.get(by.position);
        return { ...{ key, n, value }, at: at.toISOString(), by: person?.name ?? '（不明）' };
      });
      return { shown, lastN: entries.at(-1)?.n ?? 0 };
    });
    throw new Failure(error.code, { ...error.details, stands });
  }
};

type Values = ReadonlyMap<string, By & { readonly value: string }>;

/** What stands now in the place that was to be written; nothing where the row was removed. */
const standingFor = (event: MinutesEvent, entries: readonly MinutesEntry[]): Values => {
  const state = foldMinutes(entries);
  switch (event.kind) {
    case 'header-set':
      return new Map(
        [...state.header].filter(([key, { value }]) => key in event.fields && event.fields[key] !== value),
      );
    case 'inquired':
      return rowValues(state.inquiries, entries, event.replaces);
    case 'attendee-entered':
      return rowValues(state.entered, entries, event.replaces ?? null);
    case 'inquiry-struck':
      return rowValues(state.inquiries, entries, event.entry);
    case 'attendee-struck':
      return rowValues(state.entered, entries, event.entry);
    default:
      return new Map();
  }
};

type Row = MinutesState['inquiries'][number] | MinutesState['entered'][number];

/** The row that an older entry named when it was the newest. */
const rowValues = (rows: readonly Row[], entries: readonly MinutesEntry[], named: number | null): Values => {
  if (named === null) return new Map();
  const then = foldMinutes(entries.filter(({ n }) => n <= named));
  const first = [...then.inquiries, ...then.entered].find(({ n }) => n === named)?.first;
  const row = rows.find((each) => each.first === first);
  if (row === undefined) return new Map();
  const { n, at, by, first: _, ...values } = row;
  return new Map(Object.entries(values).map(([key, value]) => [key, { n, at, by, value }]));
};
