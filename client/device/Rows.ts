/** A place of the store and what lay in it when it was read: to write there one says what one believes is there. */
export interface Row {
  readonly id: string;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

export interface Rewrite extends Row {
  /** What was read there before; null: a place that is new. */
  readonly before: Uint8Array<ArrayBuffer> | null;
}

/** Sealed bytes by opaque ids: IndexedDB, or this page's memory where there is none. */
export interface Rows {
  readonly isDurable: boolean;
  all(): Promise<Row[]>;
  find(id: string): Promise<Row | null>;
  /** All or none, and none where one place holds another thing than believed: then false. */
  rewrite(changes: readonly Rewrite[]): Promise<boolean>;
  putChunk(id: string, sealed: Uint8Array<ArrayBuffer>): Promise<void>;
  findChunk(id: string): Promise<Uint8Array<ArrayBuffer> | null>;
  removeChunks(ids: readonly string[]): Promise<void>;
  chunkIds(): Promise<string[]>;
  /** Everything goes: what lies here can no longer be read by anybody. */
  wipe(): Promise<void>;
  /** Another tab of the same account wrote there. */
  onChange(listener: (ids: readonly string[]) => void): () => void;
  close(): void;
}

export const isSame = (one: Uint8Array | null, other: Uint8Array | null): boolean =>
  one === other ||
  (one !== null &&
    other !== null &&
    one.byteLength === other.byteLength &&
    // The first bytes are a fresh IV at each writing.
    one.subarray(0, 12).every((byte, at) => byte === other[at]));
