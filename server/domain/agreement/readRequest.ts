import { type DataClass, dataClasses, isDataClass } from '../vocabulary/dataClasses.ts';
import { type Day, parseDay } from '../vocabulary/days.ts';
import { type MunicipalityCode, parseMunicipalityCode } from '../vocabulary/municipalityCode.ts';
import { isPurpose, type Purpose, purposes } from '../vocabulary/purposes.ts';
import type { Areas } from './areas.ts';
import type { CarriedActivation, CarriedConsent, CrossingRequest } from './crossingRequest.ts';
import { isBlank } from './isBlank.ts';
import { quoted } from './read/quoted.ts';

/** What is not a request, and why; the message is for who wrote the line. */
export class NotARequest extends Error {
  override readonly name = 'NotARequest';
}

type Fields = Readonly<Record<string, unknown>>;

const requestKeys = new Set([
  'id',
  ...['day', 'from', 'to', 'purpose', 'dataClass', 'profession'],
  ...['fromHub', 'toHub', 'consent', 'activation', 'reason'],
]);
const consentKeys = new Set(['purposes', 'recipients', 'from', 'until', 'withdrawn']);
const activationKeys = new Set(['by', 'receivers', 'dataClasses', 'from', 'until']);

/** Checks a parsed line (AGREEMENT-FORMAT: "decide"). Throws NotARequest; strict, since a misspelt key would deny or, worse, allow. */
export function readRequest(value: unknown, areas: Areas): CrossingRequest {
  const fields = objectWith(value, 'the line', requestKeys);
  const { id } = fields;
  if (id !== undefined && id !== null && typeof id !== 'string' && typeof id !== 'number') {
    throw new NotARequest('id: text or a number is allowed');
  }
  return {
    day: dayOf(fields, 'day'),
    from: municipalityOf(fields.from, 'from', areas),
    to: municipalityOf(fields.to, 'to', areas),
    purpose: purposeOf(fields.purpose, 'purpose'),
    dataClass: dataClassOf(fields.dataClass, 'dataClass'),
    profession: professionOf(fields.profession),
    fromHub: textOrNull(fields, 'fromHub'),
    toHub: textOrNull(fields, 'toHub'),
    consent: consentOf(fields.consent, areas),
    activation: activationOf(fields.activation, areas),
    reason: textOrNull(fields, 'reason'),
  };
}

function consentOf(value: unknown, areas: Areas): CarriedConsent | null {
  if (value === undefined || value === null) return null;
  const fields = objectWith(value, 'consent', consentKeys);
  return {
    purposes: listOf(fields.purposes, 'consent.purposes', purposeOf),
    recipients:
      fields.recipients === 'any'
        ? 'any'
        : listOf(fields.recipients, 'consent.recipients', (each, path) => municipalityOf(each, path, areas)),
    from: dayOf(fields, 'from', 'consent.from'),
    until: dayOrNull(fields, 'until'),
    withdrawn: dayOrNull(fields, 'withdrawn'),
  };
}

function activationOf(value: unknown, areas: Areas): CarriedActivation | null {
  if (value === undefined || value === null) return null;
  const fields = objectWith(value, 'activation', activationKeys);
  return {
    by: municipalityOf(fields.by, 'activation.by', areas),
    receivers: listOf(fields.receivers, 'activation.receivers', (each, path) =>
      municipalityOf(each, path, areas),
    ),
    dataClasses: listOf(fields.dataClasses, 'activation.dataClasses', dataClassOf),
    from: dayOf(fields, 'from', 'activation.from'),
    until: dayOf(fields, 'until', 'activation.until'),
  };
}

function objectWith(value: unknown, what: string, keys: ReadonlySet<string>): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new NotARequest(`${what}: a JSON object is required`);
  }
  for (const key of Object.keys(value)) {
    if (!keys.has(key))
      throw new NotARequest(`${what}: ${quoted(key)} is not a key; allowed are ${[...keys].join(', ')}`);
  }
  return value as Fields;
}

function missing(value: unknown): string {
  if (value === undefined) return 'is missing';
  // Never put into JSON: a hostile line nests without end.
  if (typeof value === 'object' && value !== null)
    return `${Array.isArray(value) ? 'a list' : 'an object'} is not allowed`;
  return `${quoted(JSON.stringify(value))} is not allowed`;
}

function dayOf(fields: Fields, key: string, path = key): Day {
  const day = parseDay(fields[key]);
  if (day === null)
    throw new NotARequest(
      `${path}: ${missing(fields[key])}; a day that the calendar has is required, as YYYY-MM-DD`,
    );
  return day;
}

function dayOrNull(fields: Fields, key: string): Day | null {
  return fields[key] === undefined || fields[key] === null ? null : dayOf(fields, key, `consent.${key}`);
}

function municipalityOf(value: unknown, path: string, areas: Areas): MunicipalityCode {
  const known = value as MunicipalityCode;
  if (typeof value === 'string' && areas.rowsOf.has(known)) return known;
  if (parseMunicipalityCode(value) === null) {
    throw new NotARequest(
      `${path}: ${missing(value)}; the six digits of a municipality code are required, as text`,
    );
  }
  throw new NotARequest(`${path}: ${missing(value)}; the areas file does not list this municipality`);
}

function purposeOf(value: unknown, path: string): Purpose {
  if (isPurpose(value)) return value;
  throw new NotARequest(`${path}: ${missing(value)}; one of ${purposes.join(', ')} is required`);
}

function dataClassOf(value: unknown, path: string): DataClass {
  if (isDataClass(value)) return value;
  throw new NotARequest(`${path}: ${missing(value)}; one of ${dataClasses.join(', ')} is required`);
}

function professionOf(value: unknown): string {
  if (typeof value === 'string' && !isBlank(value)) return value;
  throw new NotARequest(`profession: ${missing(value)}; text that is not blank is required`);
}

function textOrNull(fields: Fields, key: string): string | null {
  const value = fields[key];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw new NotARequest(`${key}: ${missing(value)}; text or null is allowed`);
  return value;
}

function listOf<T>(value: unknown, path: string, read: (each: unknown, path: string) => T): T[] {
  if (!Array.isArray(value)) throw new NotARequest(`${path}: ${missing(value)}; a list is required`);
  return value.map((each, index) => read(each, `${path}[${index}]`));
}
