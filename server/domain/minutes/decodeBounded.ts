import * as Y from 'yjs';

export type Refused =
  | 'malformed'
  | 'too-large'
  | 'foreign-client'
  | 'does-not-follow'
  | 'finalised'
  | 'document-full';

export type Struct = Y.Item | Y.GC;
export interface DecodedUpdate {
  readonly structs: readonly Struct[];
  readonly deletions: readonly { readonly client: number; readonly from: number; readonly until: number }[];
}
export interface UpdateBounds {
  readonly updateStructs: number;
  readonly updateDeletions: number;
}

/** What the small schema of the editor makes: text, bold, struck, line breaks, paragraphs and bullet lists. No embeds, files or subdocuments. */
const elements = new Set(['paragraph', 'bulletList', 'listItem', 'hardBreak']);
const marks = new Set(['bold', 'strike']);
const maxClient = 0xffff_ffff;
/** Clocks count characters; nobody types two thousand million. Larger ones only serve to break arithmetic. */
const maxClock = 2 ** 31;

const knownElement = (type: unknown): boolean =>
  (type instanceof Y.XmlElement && !(type instanceof Y.XmlHook) && elements.has(type.nodeName)) ||
  (type instanceof Y.XmlText && !(type instanceof Y.XmlHook));

const smallValue = (value: unknown): boolean =>
  value === null ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  (typeof value === 'string' && value.length <= 200);

const knownFormat = (key: string, value: unknown): boolean =>
  marks.has(key) &&
  (value === null ||
    typeof value === 'boolean' ||
    (typeof value === 'object' && Object.keys(value as object).length === 0));

const knownContent = (item: Y.Item): boolean => {
  const { content } = item;
  if (content instanceof Y.ContentString || content instanceof Y.ContentDeleted) return true;
  if (content instanceof Y.ContentType) return knownElement(content.type);
  if (content instanceof Y.ContentFormat) return knownFormat(content.key, content.value);
  if (content instanceof Y.ContentAny) return item.parentSub !== null && content.arr.every(smallValue);
  return false;
};

/** A root is a section of the form: text under another name would be sealed and never shown. */
const knownRoot = (item: Y.Item, sections: ReadonlySet<string>): boolean =>
  typeof item.parent !== 'string' || sections.has(item.parent);

/**
 * Decodes an update of the wire, or says why it is none of ours. Decoding is linear in the bytes, which the door has
 * bounded; everything that Yjs would only stumble over later, in every browser of the room, is refused here.
 */
export const decodeBounded = (
  update: Uint8Array,
  sections: ReadonlySet<string>,
  bounds: UpdateBounds,
): DecodedUpdate | Refused => {
  let decoded: ReturnType<typeof Y.decodeUpdate>;
  try {
    decoded = Y.decodeUpdate(update);
  } catch {
    return 'malformed';
  }
  if (decoded.structs.length > bounds.updateStructs) return 'too-large';
  const structs: Struct[] = [];
  const closed = new Set<number>();
  let previous: Struct | undefined;
  for (const struct of decoded.structs) {
    // A gap inside one update: its end could never be shown.
    if (struct instanceof Y.Skip) return 'does-not-follow';
    const { client, clock } = struct.id;
    if (!(client <= maxClient) || !(struct.length > 0) || !(clock + struct.length < maxClock))
      return 'malformed';
    // Two blocks of one client: Yjs applies only the second one.
    if (closed.has(client)) return 'malformed';
    if (previous !== undefined && previous.id.client === client) {
      if (previous.id.clock + previous.length !== clock) return 'malformed';
    } else if (previous !== undefined) closed.add(previous.id.client);
    if (struct instanceof Y.Item && !(knownContent(struct) && knownRoot(struct, sections)))
      return 'malformed';
    structs.push(struct as Struct);
    previous = struct as Struct;
  }
  const deletions: { client: number; from: number; until: number }[] = [];
  for (const [client, ranges] of decoded.ds.clients) {
    for (const { clock, len } of ranges) {
      if (deletions.push({ client, from: clock, until: clock + len }) > bounds.updateDeletions)
        return 'too-large';
    }
  }
  return { structs, deletions };
};
