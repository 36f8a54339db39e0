/** A place of the store, and what was in it when it was read. A writer says what it believes to be there. */
export interface Row {
  readonly id: string;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

export interface Rewrite extends Row {
  /** What was read there before; null: the place is new. */
  readonly before: Uint8Array<ArrayBuffer> | null;
}

/** Sealed bytes by ids that say nothing: in IndexedDB or, where there is none, in this page's memory. */
export interface Rows {
  readonly isDurable: boolean;
  all(): Promise<Row[]>;
  find(id: string): Promise<Row | null>;
  /** Writes all or nothing. False, with nothing written, where a place holds something else than the writer believes. */
  rewrite(changes: readonly Rewrite[]): Promise<boolean>;
  putChunk(id: string, sealed: Uint8Array<ArrayBuffer>): Promise<void>;
  findChunk(id: string): Promise<Uint8Array<ArrayBuffer> | null>;
  removeChunks(ids: readonly string[]): Promise<void>;
  chunkIds(): Promise<string[]>;
  /** Removes everything: nobody can read any more what is here. */
  wipe(): Promise<void>;
  /** Calls back when another tab of the same account has written. */
  onChange(listener: (ids: readonly string[]) => void): () => void;
  close(): void;
}

export const isSame = (one: Uint8Array | null, other: Uint8Array | null): boolean =>
  one === other ||
  (one !== null &&
    other !== null &&
    one.byteLength === other.byteLength &&
    // The first bytes are an IV, fresh at each writing: so they tell whether a place has changed.
    one.subarray(0, 12).every((byte, at) => byte === other[at]));
