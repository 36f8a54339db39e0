import { dataClasses } from '../../vocabulary/dataClasses.ts';
import type { MunicipalityCode } from '../../vocabulary/municipalityCode.ts';
import { purposes } from '../../vocabulary/purposes.ts';
import { type Clause, reaches, requirements } from '../agreementVersion.ts';
import { quoted } from './quoted.ts';
import type { Reading } from './reading.ts';
import { type NoteMunicipality, readBounds } from './readParty.ts';
import { readProfessions } from './readProfessions.ts';
import { readChoice, readList, readMapping, readMunicipality, readText, type Value } from './readValues.ts';
import { rejectMixedEmergency } from './rejectMixedEmergency.ts';

const keys = {
  required: ['id', 'title', 'from', 'reach', 'purposes', 'discloses'],
  optional: ['until', 'pairs', 'professions', 'requires'],
};

export function readClauses(
  reading: Reading,
  value: Value,
  note: NoteMunicipality,
): readonly Clause[] | null {
  const ids = new Set<string>();
  return readList(reading, value, (item) => readClause(reading, item, note, ids));
}

function readClause(reading: Reading, item: Value, note: NoteMunicipality, ids: Set<string>): Clause | null {
  const found = readMapping(reading, item, keys);
  if (found === null) return null;
  const read = <T>(key: string, reader: (value: Value) => T | null): T | null => {
    const value = found.get(key);
    return value === undefined ? null : reader(value);
  };
  const words = <T extends string>(key: string, choices: readonly T[]): T[] | null =>
    read(key, (list) => readList(reading, list, (word) => readChoice(reading, word, choices)));

  const id = read('id', (value) => readText(reading, value));
  if (id !== null && ids.has(id)) {
    const at = found.get('id')!;
    reading.report(
      at.offset,
      at.path,
      `${quoted(id)} is the id of an earlier clause; each clause needs its own`,
    );
  }
  if (id !== null) ids.add(id);
  const title = read('title', (value) => readText(reading, value));
  const bounds = readBounds(reading, found);
  const reach = read('reach', (value) => readChoice(reading, value, reaches));
  const pairs = read('pairs', (value) => readPairs(reading, value, note));
  const listed = found.get('pairs');
  if (reach === 'pairs' && listed === undefined) {
    reading.report(item.offset, `${item.path}.pairs`, 'is missing; with reach: pairs it is required');
  } else if (reach !== null && reach !== 'pairs' && listed !== undefined) {
    reading.report(listed.offset, listed.path, `is not allowed with reach: ${reach}, only with reach: pairs`);
  }
  const clausePurposes = words('purposes', purposes);
  const discloses = words('discloses', dataClasses);
  const professions = read('professions', (value) => readProfessions(reading, value));
  const asked = words('requires', requirements);
  if (clausePurposes?.includes('emergency'))
    rejectMixedEmergency(reading, item, found, clausePurposes, discloses, asked);
  if (id === null || title === null || bounds === null || reach === null) return null;
  if (clausePurposes === null || discloses === null) return null;
  const requires = requirements.filter((each) => asked?.includes(each));
  return { id, title, ...bounds, reach, pairs, purposes: clausePurposes, discloses, professions, requires };
}

type Pair = readonly [MunicipalityCode, MunicipalityCode];

function readPairs(reading: Reading, value: Value, note: NoteMunicipality): Pair[] | null {
  return readList(reading, value, (item) => {
    const codes = readList(reading, item, (end) => {
      const code = readMunicipality(reading, end);
      if (code !== null) note(code, end);
      return code;
    });
    if (codes === null) return null;
    const [one, other] = codes;
    if (codes.length === 2 && one !== other) return [one!, other!];
    reading.report(item.offset, item.path, 'is not a pair; two different municipalities are required');
    return null;
  });
}
