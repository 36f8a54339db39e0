/** Bytes from `at` on, at most `length`; fewer at the end of the file. */
export type ReadAt = (at: number, length: number) => Promise<Uint8Array>;

/** More parts than these has no film. */
const MOST_PARTS = 2_000_000;

/** The boxes of a whole file (ISO/IEC 14496-12, QuickTime File Format). */
const boxes = new Set(
  'ftyp styp moov moof mdat mfra free skip wide uuid meta udta sidx ssix prft emsg pdin pnot PICT'.split(' '),
);

/**
 * Where an MP4 or QuickTime film ends: with the last of its boxes. What follows is no part of it (an archive, a page of
 * script).
 */
export const endOfBoxes = async (read: ReadAt, size: number): Promise<number> => {
  let at = 0;
  for (let parts = 0; at < size && parts < MOST_PARTS; parts += 1) {
    const head = view(await read(at, 16));
    if (head.byteLength < 8) return at;
    const type = String.fromCharCode(head.getUint8(4), head.getUint8(5), head.getUint8(6), head.getUint8(7));
    if (!boxes.has(type)) return at === 0 ? size : at;
    const small = head.getUint32(0);
    const length = small === 1 && head.byteLength === 16 ? Number(head.getBigUint64(8)) : small;
    // 0: to the end of the file. One that is longer than the file was cut off on its way.
    if (length === 0 || at + length > size) return size;
    if (length < 8) return at;
    at += length;
  }
  return at;
};

/** Parts of a segment, and of a cluster in it, by their ids (RFC 9559). */
const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
const parts = new Set([
  ...[
    CLUSTER,
    0x114d9b74,
    0x1549a966,
    0x1654ae6b,
    0x1c53bb6b,
    0x1941a469,
    0x1043a770,
    0x1254c367,
    0xec,
    0xbf,
  ],
  ...[0xe7, 0x5854, 0xa7, 0xab, 0xa3, 0xa0, 0xaf],
]);

/** Where a WebM film ends: with its segment, or, where that does not say how long it is (a recording), with its last part. */
export const endOfWebm = async (read: ReadAt, size: number): Promise<number> => {
  const header = readElement(await read(0, 16));
  if (header?.id !== 0x1a45dfa3 || header.length === null) return size;
  const begin = header.head + header.length;
  const segment = readElement(await read(begin, 16));
  if (segment?.id !== SEGMENT) return size;
  let at = begin + segment.head;
  if (segment.length !== null) return Math.min(size, at + segment.length);
  for (let count = 0; at < size && count < MOST_PARTS; count += 1) {
    const part = readElement(await read(at, 16));
    if (part === null || !parts.has(part.id)) return at;
    // A cluster of unknown length ends where something begins that is no part of one.
    if (part.length === null && part.id !== CLUSTER) return at;
    at += part.head + (part.length ?? 0);
    if (at > size) return size;
  }
  return at;
};

interface Element {
  readonly id: number;
  /** Bytes of its id and length. */
  readonly head: number;
  /** Null: not known. */
  readonly length: number | null;
}

const readElement = (bytes: Uint8Array): Element | null => {
  const idLength = widthOf(bytes[0]);
  const lengthLength = widthOf(bytes[idLength]);
  const head = idLength + lengthLength;
  if (idLength > 4 || lengthLength > 8 || bytes.length < head) return null;
  const numberOf = (part: Uint8Array) => part.reduce((sum, byte) => sum * 256 + byte, 0);
  const most = 2 ** (7 * lengthLength);
  const length = numberOf(bytes.subarray(idLength, head)) - most;
  return { id: numberOf(bytes.subarray(0, idLength)), head, length: length >= most - 1 ? null : length };
};

/** How many bytes a number has, by its first one: as many as it has leading zeros, and one. */
const widthOf = (first = 0): number => Math.clz32(first) - 24 + 1;

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
