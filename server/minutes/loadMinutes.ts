import type { PositionId } from '#domain/ids.ts';
import { foldMinutes, type MinutesState } from '#domain/minutes/foldMinutes.ts';
import { formOf } from '#domain/minutes/minutesForms.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { Failure } from '#platform/failure.ts';
import type { MinutesRecord } from './minutesModel.ts';
import type { MinutesParts, MinutesPerson } from './minutesParts.ts';
import { readText } from './readText.ts';
import { type Block, renderSection } from './renderSection.ts';

/**
 * A person as they are shown, found by their position. Where the position is not to be found any more, its id is all
 * there is.
 */
export type NamePosition = (position: PositionId | null) => Omit<MinutesPerson, 'account' | 'position'> & {
  readonly position: PositionId | null;
};

/** One form with everything in it, as of entry n: what the view and the print are made of. */
export interface LoadedMinutes {
  readonly record: MinutesRecord;
  readonly n: number;
  readonly head: number;
  readonly state: MinutesState;
  readonly header: ReadonlyMap<string, string>;
  readonly patientName: string;
  readonly sections: readonly {
    readonly key: string;
    readonly label: string;
    readonly blocks: readonly Block[];
  }[];
  readonly name: NamePosition;
}

export const loadMinutes = async (
  parts: MinutesParts,
  record: MinutesRecord,
  upTo: number,
): Promise<LoadedMinutes> => {
  const { store, snapshots, logs } = parts;
  const live = await logs.open(record._id);
  if (live === null) throw new Failure('A-01');
  await live.catchUp();
  const { head } = live.state;
  const n = Math.min(upTo, head);
  const state = foldMinutes(await store.readForm(record._id, n));
  // [MI12] What was written after the n that 確定 names is no part of the form.
  const doc = await readText(store, snapshots, record._id, state.finalised?.asOf ?? n);
  try {
    const sections = formOf(record.form).sections.map((section) => ({
      ...section,
      blocks: renderSection(doc, section.key),
    }));
    const name = await namesOf(parts, record, state);
    const header = await headerOf(parts, record, state, name);
    const patientName = state.finalised?.patient ?? (await parts.patientName(record.patient));
    return { record, n, head, state, header, patientName, sections, name };
  } finally {
    doc.destroy();
  }
};

/** Everybody whom a form can name: as they were when it was sealed, else as they are now. */
const namesOf = async (
  { people }: MinutesParts,
  record: MinutesRecord,
  state: MinutesState,
): Promise<NamePosition> => {
  const sealed = new Map(state.finalised?.people.map((person) => [person.position, person]));
  const wanted = positionsIn(state, record.responsible).filter((position) => !sealed.has(position));
  const known = wanted.length === 0 ? new Map<PositionId, MinutesPerson>() : await people(wanted);
  return (position) => {
    const found = position === null ? undefined : (sealed.get(position) ?? known.get(position));
    const { name = '（不明）', profession = '', facility = '', municipality = '' } = found ?? {};
    return { position, name, profession, facility, municipality };
  };
};

export const positionsIn = (state: MinutesState, responsible: PositionId): PositionId[] => {
  const all = [
    ...state.inRoom.map(({ who }) => who.position),
    ...[state.entered, state.inquiries, state.struck, state.comments, state.attestations].flatMap((list) =>
      list.map(({ by }) => by.position),
    ),
    ...[...state.header.values()].map(({ by }) => by.position),
    ...state.leftOut.map(({ author }) => author.position),
    state.finalised?.by.position ?? null,
    responsible,
  ];
  return [...new Set(all.filter((position) => position !== null))];
};

/** Fields that nobody has filled in are taken from the conference: day, place, time. */
const headerOf = async (
  { conference }: MinutesParts,
  record: MinutesRecord,
  state: MinutesState,
  name: NamePosition,
): Promise<ReadonlyMap<string, string>> => {
  const header = new Map<string, string>();
  // Once sealed, everything that is printed is in the log (finaliseMinutes).
  const held = state.finalised === null ? await conference(record.conference) : null;
  if (held !== null) {
    const began = held.startedAt ?? held.startsAt;
    header.set('createdOn', tokyoDay(began));
    header.set('heldOn', tokyoDay(began));
    header.set('place', held.place);
    header.set('time', timesOf(began, held.endedAt));
    if (record.form === 'service-meeting') header.set('planner', name(record.responsible).name);
  }
  for (const [key, { value }] of state.header) header.set(key, value);
  return header;
};

/** [PO9] If a conference went on past midnight, its end is shown with its day. */
export const timesOf = (began: Date, ended: Date | null): string => {
  if (ended === null) return timeOf(began);
  const isSameDay = tokyoDay(began) === tokyoDay(ended);
  return `${timeOf(began)}～${isSameDay ? '' : `${monthDayOf(ended)} `}${timeOf(ended)}`;
};

const monthDayOf = (at: Date): string =>
  at.toLocaleDateString('ja-JP', { timeZone: 'Asia/Tokyo', month: 'long', day: 'numeric' });

const timeOf = (at: Date): string =>
  at.toLocaleTimeString('ja-JP', { timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit' });
