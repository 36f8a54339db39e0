import type { LaterChange } from '#contracts/laterChange.ts';
import type { PositionId } from '#domain/ids.ts';
import { foldMinutes } from '#domain/minutes/foldMinutes.ts';
import { type FormChange, formChanges } from '#domain/minutes/formChanges.ts';
import type { Author, MinutesEntry, SealedPerson } from '#domain/minutes/minutesEntry.ts';
import { formOf } from '#domain/minutes/minutesForms.ts';
import { attendeeKey } from '#domain/minutes/standing.ts';
import { textChanges } from '#domain/minutes/textChanges.ts';
import type { MinutesRecord } from './minutesModel.ts';
import type { MinutesParts, MinutesPerson } from './minutesParts.ts';
import { readText } from './readText.ts';

/**
 * [MI12] What changed in a form after entry `asOf`, up to entry `upTo`, and by whom. For a finalised log the answer
 * is always the same, so a change keeps its key.
 */
export const changesAfter = async (
  parts: MinutesParts,
  record: MinutesRecord,
  asOf: number,
  upTo: number,
  sealed: readonly SealedPerson[] = [],
): Promise<LaterChange[]> => {
  const entries = await readEntries(parts, record, asOf, upTo);
  const records = (await parts.store.readRecords(record._id, upTo)).filter(
    ({ event }) => event.kind !== 'finalised',
  );
  const was = foldMinutes(records.filter(({ n }) => n <= asOf));
  const is = foldMinutes(records);
  const people = await peopleOf(parts, entries, sealed);
  const here = new Set(was.inRoom.map(({ who }) => attendeeKey(who)));
  const came = entries.flatMap(({ n, at, author, event }): FormChange[] => {
    if (event.kind !== 'attended' || event.change !== 'joined' || here.has(attendeeKey(author))) return [];
    here.add(attendeeKey(author));
    const after = nameOf(people, author).name;
    return [{ n, at, by: [author], kind: 'attendee', label: '出席者', before: '', after }];
  });
  const text = entries.some(({ event }) => event.kind === 'update')
    ? await changesOfText(parts, record, entries, asOf, upTo)
    : [];
  const changes = [...text, ...formChanges(formOf(record.form), was, is), ...came].sort((a, b) => a.n - b.n);
  const places = new Map<number, number>();
  return changes.map(({ at, by, ...change }) => {
    const place = places.get(change.n) ?? 0;
    places.set(change.n, place + 1);
    return {
      ...{ key: `${change.n}-${place}`, ...change, at: at.toISOString() },
      by: by.map((author) => nameOf(people, author)),
    };
  });
};

const changesOfText = async (
  { store, snapshots }: MinutesParts,
  { _id, form }: MinutesRecord,
  entries: readonly MinutesEntry[],
  asOf: number,
  upTo: number,
): Promise<FormChange[]> => {
  const { sections } = formOf(form);
  const [was, is] = [
    await readText(store, snapshots, _id, asOf),
    await readText(store, snapshots, _id, upTo),
  ];
  try {
    return textChanges(
      was,
      is,
      sections.map(({ key }) => key),
      entries,
    ).map(({ section, before, after, ...change }) => ({
      ...{ ...change, kind: 'text', before: before ?? '', after: after ?? '' },
      label: sections.find(({ key }) => key === section)?.label ?? section,
    }));
  } finally {
    was.destroy();
    is.destroy();
  }
};

const readEntries = async (
  { store }: MinutesParts,
  { _id }: MinutesRecord,
  after: number,
  upTo: number,
): Promise<MinutesEntry[]> => {
  const entries: MinutesEntry[] = [];
  for (let from = after; from < upTo; ) {
    const page = await store.read(_id, from, upTo);
    const last = page.at(-1);
    if (last === undefined) break;
    entries.push(...page);
    from = last.n;
  }
  return entries;
};

type Named = Pick<MinutesPerson, 'name' | 'profession' | 'facility' | 'municipality'>;
type People = ReadonlyMap<PositionId | null, Named>;

/** The names as they were when the minutes were sealed; before that, as they are now. */
const peopleOf = async (
  { people }: MinutesParts,
  entries: readonly MinutesEntry[],
  sealed: readonly SealedPerson[],
): Promise<People> => {
  const known = new Map<PositionId | null, Named>(sealed.map((person) => [person.position, person]));
  const wanted = entries.map(({ author }) => author.position).filter((position) => !known.has(position));
  const found = await people([...new Set(wanted.filter((position) => position !== null))]);
  return new Map([...known, ...found]);
};

const nameOf = (people: People, { position }: Author): LaterChange['by'][number] => {
  const found = people.get(position);
  const { name = '（不明）', profession = '', facility = '', municipality = '' } = found ?? {};
  return { position, name, profession, facility, municipality };
};
