import { isUtf8 } from 'node:buffer';
import type { Areas } from '#domain/agreement/areas.ts';
import type { CrossingRequest } from '#domain/agreement/crossingRequest.ts';
import { NotARequest, readRequest } from '#domain/agreement/readRequest.ts';
import { type Line, longestLine } from '#platform/readLines.ts';
import { hasTooManyParts } from './hasTooManyParts.ts';
import { ownNumberText } from './ownNumberText.ts';

/** A line as it was understood. `id` is JSON text, which is given back as it came. */
export type ParsedLine =
  | { readonly id: string; readonly request: CrossingRequest }
  | { readonly id: string; readonly error: string };

export function parseLine(line: Line, areas: Areas): ParsedLine {
  if (line === 'too-long')
    return { id: 'null', error: `the line is longer than ${longestLine} bytes, the most allowed` };
  if (hasTooManyParts(line))
    return { id: 'null', error: 'the line has more lists and objects than a request may have' };
  if (!isUtf8(line)) return { id: 'null', error: 'the line is not UTF-8' };
  const text = line.toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const blank = text.trim() === '';
    return {
      id: 'null',
      error: blank
        ? 'the line is blank; a request is required'
        : `the line is not JSON: ${(error as Error).message}`,
    };
  }
  const id = idText(value, text);
  try {
    return { id, request: readRequest(value, areas) };
  } catch (error) {
    if (error instanceof NotARequest) return { id, error: error.message };
    throw error;
  }
}

function idText(value: unknown, text: string): string {
  const id =
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as { id?: unknown }).id
      : null;
  if (typeof id === 'string') return JSON.stringify(id);
  return typeof id === 'number' ? numberAsItCame(id, text) : 'null';
}

/** Most ids are plain and come first in the line: such a line need not be looked through a second time. */
const plainFirst = /^\{"id": ?(-?[0-9]+),/;

function numberAsItCame(id: number, text: string): string {
  const plain = plainFirst.exec(text)?.[1];
  // There must be no second `id`, nor one written with escapes, which would count instead.
  const only = plain === String(id) && !text.includes('"id"', 5) && !text.includes('\\u00');
  return only ? plain : (ownNumberText(text) ?? JSON.stringify(id));
}
