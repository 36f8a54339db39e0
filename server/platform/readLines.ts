import type { Readable } from 'node:stream';

/** As much as an agreement file may have. A longer line is answered with an error, and never held as a whole. */
export const longestLine = 16 * 1024 * 1024;

export type Line = Buffer | 'too-long';

/** The lines of a stream, some at a time, without their ends; the last one needs none. */
export async function* readLines(input: Readable): AsyncGenerator<Line[]> {
  let kept: Buffer[] = [];
  let length = 0;
  const take = (part: Buffer): Line => {
    const whole =
      length + part.length > longestLine ? 'too-long' : length === 0 ? part : Buffer.concat([...kept, part]);
    kept = [];
    length = 0;
    return whole;
  };
  for await (const chunk of input as AsyncIterable<Buffer>) {
    const lines: Line[] = [];
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      lines.push(take(chunk.subarray(start, end)));
      start = end + 1;
    }
    const rest = chunk.subarray(start);
    // Of a line that is too long already only the length is counted.
    if (rest.length > 0 && length + rest.length <= longestLine) kept.push(rest);
    else if (rest.length > 0) kept = [];
    length += rest.length;
    if (lines.length > 0) yield lines;
  }
  if (length > 0) yield [take(Buffer.alloc(0))];
}
