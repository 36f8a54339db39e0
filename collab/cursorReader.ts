import * as z from 'zod/mini';
import { maxClientId } from '#domain/minutes/maxClientId.ts';

const id = z.object({
  client: z.int().check(z.gte(0), z.lte(maxClientId)),
  clock: z.int().check(z.gte(0), z.lt(2 ** 31)),
});

/**
 * `Y.relativePositionToJSON` leaves out the parts that a position does not have; written directly (y-tiptap) they are
 * null.
 */
const none = z.nullish(z.null());
const beside = { item: z.nullish(id), assoc: z.optional(z.int()) };

/** A place in the text as Yjs writes it in JSON: in a section, or in a node of it, and beside which character. */
const position = (sections: ReadonlySet<string>) =>
  z.union([
    z.strictObject({
      tname: z.string().check(z.refine((name) => sections.has(name))),
      type: none,
      ...beside,
    }),
    z.strictObject({ type: id, tname: none, ...beside }),
  ]);

export interface Cursor {
  readonly anchor: object;
  readonly head: object;
}

/**
 * Reads a caret as others may be shown it, or returns null. Every browser with the page open takes a caret for two
 * places in the text, and throws if one of them is none: without id and name, with a name that is no section (and
 * would become one in its document), or with a clock that is no number. Ids that nobody has written yet do no harm:
 * such a caret is not drawn.
 */
export const cursorReader = (sections: ReadonlySet<string>): ((said: unknown) => Cursor | null) => {
  const place = position(sections);
  const cursor = z.strictObject({ anchor: place, head: place });
  return (said) => {
    const read = cursor.safeParse(said);
    return read.success ? read.data : null;
  };
};
