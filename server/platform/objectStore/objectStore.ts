import type { Readable } from 'node:stream';

/** A part of an object in bytes, both ends inclusive, as HTTP's Range counts (RFC 9110 §14.1.2). */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Where files lie: a disk on one machine, S3 beyond. Keys are ours (`<2 hex>/<id>`), never a user's words, and no
 * address of the store ever reaches a browser: files are streamed through web, and so through the gate (DESIGN 12).
 */
export interface ObjectStore {
  /** Durable when it resolves. Writing a key again with the same bytes is harmless. */
  putFile(key: string, path: string): Promise<void>;
  /** Streams an object or a part of it; rejects with `ObjectMissing` where there is none. */
  read(key: string, range?: ByteRange): Promise<Readable>;
  remove(key: string): Promise<void>;
  /** Asks the store itself, for /readyz. */
  check(): Promise<void>;
}

export class ObjectMissing extends Error {
  constructor(key: string) {
    super(`no object ${key}`);
    this.name = 'ObjectMissing';
  }
}
