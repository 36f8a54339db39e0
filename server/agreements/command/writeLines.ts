import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { printable } from '#platform/printable.ts';

/** Writes lines as they are made, in large pieces, waiting for a slow reader; of what they quote nothing acts on a terminal. */
export async function writeLines(output: Writable, lines: Iterable<string>): Promise<void> {
  let waiting: string[] = [];
  let length = 0;
  for (const each of lines) {
    const line = printable(each);
    waiting.push(line, '\n');
    length += line.length;
    if (length < 64 * 1024) continue;
    if (!output.write(waiting.join(''))) await once(output, 'drain');
    waiting = [];
    length = 0;
  }
  if (waiting.length > 0) output.write(waiting.join(''));
}
