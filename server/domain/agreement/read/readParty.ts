import type { Day } from '../../vocabulary/days.ts';
import type { MunicipalityCode } from '../../vocabulary/municipalityCode.ts';
import type { Hub, Party } from '../agreementVersion.ts';
import { quoted } from './quoted.ts';
import type { Reading } from './reading.ts';
import { readProfessions } from './readProfessions.ts';
import { readDay, readList, readMapping, readMunicipality, readText, type Value } from './readValues.ts';

export type NoteMunicipality = (code: MunicipalityCode, value: Value) => void;

const partyKeys = { required: ['municipality', 'from'], optional: ['until', 'admits'] };
const hubKeys = { required: ['id', 'name', 'municipality', 'from'], optional: ['until'] };

interface Bounds {
  readonly from: Day;
  readonly until: Day | null;
}

/** `from` and `until` of a party, hub or clause; null when one of them is wrong. */
export function readBounds(reading: Reading, found: ReadonlyMap<string, Value>): Bounds | null {
  const [start, end] = [found.get('from'), found.get('until')];
  const from = start === undefined ? null : readDay(reading, start);
  const until = end === undefined ? null : readDay(reading, end);
  if (from === null || (end !== undefined && until === null)) return null;
  if (until !== null && until <= from) {
    reading.report(
      end!.offset,
      end!.path,
      `${quoted(until)} is not after from (${from}); a later day is required`,
    );
    return null;
  }
  return { from, until };
}

export function readParties(reading: Reading, value: Value, note: NoteMunicipality): readonly Party[] | null {
  const standing = new OncePerDay();
  return readList(reading, value, (item) => {
    const found = readMapping(reading, item, partyKeys);
    if (found === null) return null;
    const municipality = readNoted(reading, found.get('municipality'), note);
    const bounds = readBounds(reading, found);
    const listed = found.get('admits');
    const admits = listed === undefined ? null : readProfessions(reading, listed);
    if (municipality === null || bounds === null) return null;
    if (!standing.take(municipality, bounds)) {
      const at = found.get('municipality')!;
      reading.report(
        at.offset,
        at.path,
        `${quoted(municipality)} is a party twice on one day; once is allowed`,
      );
    }
    return { municipality, ...bounds, admits };
  });
}

export function readHubs(reading: Reading, value: Value, note: NoteMunicipality): readonly Hub[] | null {
  const standing = new OncePerDay();
  return readList(reading, value, (item) => {
    const found = readMapping(reading, item, hubKeys);
    if (found === null) return null;
    const text = (key: string): string | null => {
      const at = found.get(key);
      return at === undefined ? null : readText(reading, at);
    };
    const [id, name] = [text('id'), text('name')];
    const municipality = readNoted(reading, found.get('municipality'), note);
    const bounds = readBounds(reading, found);
    if (id !== null && bounds !== null && !standing.take(id, bounds)) {
      const at = found.get('id')!;
      reading.report(at.offset, at.path, `${quoted(id)} stands twice on one day; once is allowed`);
    }
    if (id === null || name === null || municipality === null || bounds === null) return null;
    return { id, name, municipality, ...bounds };
  });
}

function readNoted(
  reading: Reading,
  value: Value | undefined,
  note: NoteMunicipality,
): MunicipalityCode | null {
  const code = value === undefined ? null : readMunicipality(reading, value);
  if (code !== null) note(code, value!);
  return code;
}

/** Whether the same name stands twice on one day. */
class OncePerDay {
  readonly #taken = new Map<string, Bounds[]>();

  /** False when an earlier entry of that name shares a day with this one. */
  take(name: string, bounds: Bounds): boolean {
    const earlier = this.#taken.get(name) ?? [];
    this.#taken.set(name, [...earlier, bounds]);
    const endsBefore = (a: Bounds, b: Bounds): boolean => a.until !== null && a.until <= b.from;
    return earlier.every((other) => endsBefore(other, bounds) || endsBefore(bounds, other));
  }
}
