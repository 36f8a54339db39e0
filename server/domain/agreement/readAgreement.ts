import type { Day } from '../vocabulary/days.ts';
import type { MunicipalityCode } from '../vocabulary/municipalityCode.ts';
import type { AgreementOutline, AgreementVersion, Hub, Party, Placed } from './agreementVersion.ts';
import { type Problem, wholeDocument } from './problem.ts';
import { decodeText } from './read/decodeText.ts';
import { parseYaml } from './read/parseYaml.ts';
import { readClauses } from './read/readClause.ts';
import { Reading } from './read/reading.ts';
import { readHubs, readParties } from './read/readParty.ts';
import { readDay, readMapping, readText, readVersionNumber, type Value, valueAt } from './read/readValues.ts';

export type AgreementRead =
  | { readonly ok: true; readonly agreement: AgreementVersion; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly outline: AgreementOutline };

const keys = {
  required: ['agreement', 'version', 'title', 'effective', 'parties', 'clauses'],
  optional: ['hubs'],
};

/** Reads one version of one agreement (AGREEMENT-FORMAT: "An agreement file"). One error, and there is none. */
export function readAgreement(source: string | Uint8Array, file: string): AgreementRead {
  const decoded = decodeText(source);
  // A lone CR is a line break in YAML: the parser must not see a comment or a text go on where an editor breaks.
  const reading = new Reading(
    file,
    ('text' in decoded ? decoded.text : decoded.before).replace(/\r(?!\n)/g, '\n'),
  );
  const municipalities: Placed<MunicipalityCode>[] = [];
  const empty: AgreementOutline = { file, agreement: null, version: null, effective: null, municipalities };
  if ('before' in decoded) {
    reading.report(reading.text.length, wholeDocument, 'is not UTF-8 from here on; save the file as UTF-8');
    return { ok: false, problems: reading.problems, outline: empty };
  }
  const root = parseYaml(reading);
  if (root === null) {
    if (!reading.failed)
      reading.report(0, wholeDocument, `is empty; a mapping with ${keys.required.join(', ')} is required`);
    return { ok: false, problems: reading.problems, outline: empty };
  }
  return readRoot(reading, root, municipalities);
}

function readRoot(
  reading: Reading,
  root: unknown,
  municipalities: Placed<MunicipalityCode>[],
): AgreementRead {
  const found = readMapping(reading, valueAt(root, '', 0), keys) ?? new Map<string, Value>();
  const read = <T>(key: string, reader: (value: Value) => T | null): T | null => {
    const value = found.get(key);
    return value === undefined ? null : reader(value);
  };
  const note = (code: MunicipalityCode, value: Value): void => {
    municipalities.push(placed(reading, code, value));
  };
  const agreement = read('agreement', (value) => readText(reading, value));
  const version = read('version', (value) => readVersionNumber(reading, value));
  const title = read('title', (value) => readText(reading, value));
  const effective = read('effective', (value) => readDay(reading, value));
  const parties = read('parties', (value) => readParties(reading, value, note)) as Party[] | null;
  const hubs = read('hubs', (value) => readHubs(reading, value, note)) as Hub[] | null;
  const clauses = read('clauses', (value) => readClauses(reading, value, note));
  const outline: AgreementOutline = {
    file: reading.file,
    agreement,
    version: version === null ? null : placed(reading, version, found.get('version')!),
    effective: effective === null ? null : placed<Day>(reading, effective, found.get('effective')!),
    municipalities,
  };
  if (reading.failed) return { ok: false, problems: reading.problems, outline };
  const whole: AgreementVersion = {
    agreement: agreement!,
    version: version!,
    title: title!,
    effective: effective!,
    parties: parties!,
    hubs: hubs ?? [],
    clauses: clauses!,
    outline,
  };
  return { ok: true, agreement: whole, warnings: reading.warnings };
}

function placed<T>(reading: Reading, content: T, value: Value): Placed<T> {
  return { value: content, key: value.path, ...reading.place(value.offset) };
}
