import { toBase64 } from 'lib0/buffer';
import type { MinutesEntry } from './minutesEntry.ts';

/** What the seal holds about the record itself, before its entries. */
export interface SealedHead {
  readonly minutes: string;
  readonly conference: string;
  readonly patient: string;
  readonly form: string;
  readonly responsible: string;
}

/**
 * The log as the seal hashes it: one line of JSON for the record and one for each entry up to 確定, keys sorted at every
 * depth, times as ISO 8601 in UTC, bytes as base64, lines ended by LF. Whoever has the log can make the same bytes.
 */
export const canonicalLog = (head: SealedHead, entries: readonly MinutesEntry[]): string => {
  const lines = [canonical({ ...head, version: 1 })];
  for (const entry of entries) lines.push(canonical(entry));
  return `${lines.join('\n')}\n`;
};

const canonical = (value: unknown): string => {
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (value instanceof Uint8Array) return JSON.stringify(toBase64(value));
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`);
    return `{${fields.join(',')}}`;
  }
  return JSON.stringify(value);
};
