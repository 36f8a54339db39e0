import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import { type Day, parseDay } from '../../vocabulary/days.ts';
import { type MunicipalityCode, parseMunicipalityCode } from '../../vocabulary/municipalityCode.ts';
import { isBlank } from '../isBlank.ts';
import { wholeDocument } from '../problem.ts';
import { keyPath, quoted } from './quoted.ts';
import type { Reading } from './reading.ts';

/** A value in a file: its node, where it starts, and the path to it. */
export interface Value {
  readonly node: Node | null;
  readonly offset: number;
  readonly path: string;
}

export function valueAt(node: unknown, path: string, otherwise: number): Value {
  const real = (node ?? null) as Node | null;
  return { node: real, offset: real?.range?.[0] ?? otherwise, path };
}

/** Reports that a value is not what it must be, and says what it is. Always null, for the caller to return. */
function refuse(reading: Reading, value: Value, allowed: string): null {
  // An alias has been reported already, where it stands.
  if (!isAlias(value.node))
    reading.report(value.offset, value.path || wholeDocument, `${describe(value.node)}; ${allowed}`);
  return null;
}

function describe(node: Node | null): string {
  if (isMap(node)) return 'is a mapping';
  if (isSeq(node)) return 'is a list';
  if (!isScalar(node) || node.value === null) return 'has nothing after it';
  return `${quoted(node.source ?? node.value)} is not allowed here`;
}

export function readText(reading: Reading, value: Value, what = 'text'): string | null {
  const text = isScalar(value.node) ? value.node.value : null;
  if (typeof text === 'string') {
    // "\ud800", half of a character, cannot be stored in any file: so it could not be answered or shown either.
    if (!text.isWellFormed())
      return refuse(reading, value, `${what} is required: half of a character is none`);
    if (!isBlank(text)) return text;
    reading.report(value.offset, value.path, `is blank; ${what} that is not blank is required`);
    return null;
  }
  const bare = isScalar(value.node) && text !== null;
  return refuse(
    reading,
    value,
    bare ? `it is read as a ${typeof text}: put it in quotes to make it text` : `${what} is required`,
  );
}

export function readDay(reading: Reading, value: Value): Day | null {
  const day = isScalar(value.node) ? parseDay(value.node.value) : null;
  return (
    day ?? refuse(reading, value, 'a day that the calendar has is required, as YYYY-MM-DD without a time')
  );
}

export function readMunicipality(reading: Reading, value: Value): MunicipalityCode | null {
  const content = isScalar(value.node) ? value.node.value : null;
  const code = parseMunicipalityCode(content);
  if (code !== null) return code;
  if (typeof content === 'number') {
    return refuse(
      reading,
      value,
      `it is read as a number: quote it, as "${(value.node as Scalar).source ?? content}"`,
    );
  }
  const sixDigits = typeof content === 'string' && /^[0-9]{6}$/.test(content);
  return refuse(
    reading,
    value,
    sixDigits ? 'its check digit is wrong' : 'a municipality code is required: six digits in quotes',
  );
}

export function readVersionNumber(reading: Reading, value: Value): number | null {
  const node = value.node;
  // `1.0` and `1e0` are floats in YAML's core schema, not whole numbers, though JavaScript sees no difference.
  const whole =
    isScalar(node) && typeof node.value === 'number' && /^[-+]?[0-9]+$|^0[ox]/.test(node.source ?? '');
  if (whole && Number.isSafeInteger(node.value) && (node.value as number) > 0) return node.value as number;
  return refuse(
    reading,
    value,
    `a positive whole number without quotes is required, at most ${Number.MAX_SAFE_INTEGER}`,
  );
}

/** One of a fixed set of words. */
export function readChoice<T extends string>(
  reading: Reading,
  value: Value,
  choices: readonly T[],
): T | null {
  const text = isScalar(value.node) ? value.node.value : null;
  const choice = choices.find((each) => each === text);
  return choice ?? refuse(reading, value, `one of ${choices.join(', ')} is required`);
}

/** A list that is not empty; null when it is none or an item of it is wrong. */
export function readList<T>(reading: Reading, value: Value, readItem: (item: Value) => T | null): T[] | null {
  if (!isSeq(value.node)) return refuse(reading, value, 'a list is required');
  if (value.node.items.length === 0) {
    reading.report(value.offset, value.path, 'is an empty list; at least one entry is required');
    return null;
  }
  const items = value.node.items.map((item, index) =>
    readItem(valueAt(item, `${value.path}[${index}]`, value.offset)),
  );
  return items.some((item) => item === null) ? null : (items as T[]);
}

/** A mapping's values by key; null when it is no mapping. Unknown, repeated and missing keys are reported. */
export function readMapping(
  reading: Reading,
  value: Value,
  keys: { readonly required: readonly string[]; readonly optional: readonly string[] },
): Map<string, Value> | null {
  if (!isMap(value.node))
    return refuse(reading, value, `a mapping with ${keys.required.join(', ')} is required`);
  const allowed = [...keys.required, ...keys.optional];
  const values = new Map<string, Value>();
  for (const pair of value.node.items) {
    const keyNode = pair.key as Node | null;
    const key = isScalar(keyNode) && typeof keyNode.value === 'string' ? keyNode.value : null;
    const at = keyNode?.range?.[0] ?? value.offset;
    const path = keyPath(value.path, key ?? nameOfOddKey(keyNode));
    if (key === null || !allowed.includes(key)) {
      reading.report(at, path, `is not a key here; allowed are ${allowed.join(', ')}`);
    } else if (values.has(key)) {
      reading.report(at, path, 'is given twice; once is allowed');
    } else {
      values.set(key, valueAt(pair.value, path, at));
    }
  }
  for (const key of keys.required) {
    if (!values.has(key))
      reading.report(value.offset, keyPath(value.path, key), 'is missing; it is required');
  }
  return values;
}

function nameOfOddKey(node: Node | null): string {
  return isScalar(node) ? String(node.source ?? node.value) : '?';
}
