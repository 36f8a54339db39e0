import { existsSync, writeFileSync } from 'node:fs';
import { serveLane } from '#platform/lane/serveLane.ts';

export type LaneWork =
  /** Says that it has begun by one file and answers when the other is there. */
  | { readonly kind: 'wait'; readonly begun: string; readonly until: string; readonly name: string }
  | { readonly kind: 'which' }
  | { readonly kind: 'hang' }
  | { readonly kind: 'throw' }
  | { readonly kind: 'exit' }
  | { readonly kind: 'long-array' }
  | { readonly kind: 'long-text' }
  | { readonly kind: 'buffers' };

const cell = new Int32Array(new SharedArrayBuffer(4));

serveLane((work: LaneWork): string | number => {
  if (work.kind === 'wait') {
    writeFileSync(work.begun, '');
    while (!existsSync(work.until)) Atomics.wait(cell, 0, 0, 5);
    return work.name;
  }
  if (work.kind === 'which') return process.pid;
  if (work.kind === 'throw') throw new Error('cannot be done');
  if (work.kind === 'exit') process.exit(3);
  const eaten: unknown[] = [];
  let text = 'x';
  for (;;) {
    if (work.kind === 'long-array') eaten.push(new Array(30_000_000).fill(1.5));
    if (work.kind === 'buffers') eaten.push(Buffer.alloc(50_000_000, 1));
    if (work.kind === 'long-text') {
      text = `${text}${text}${text.charCodeAt(text.length - 1)}`;
      eaten.push(text);
    }
  }
});
