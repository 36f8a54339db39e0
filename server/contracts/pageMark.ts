import * as z from 'zod/mini';

const form = /^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,12}Z)~([0-9a-f]{24})$/;

/**
 * [LI1] The place in a list at which a page ended; it is given back as `before` to get the next page. It holds a time
 * and an id, since several things may have the same time. Callers cannot read it.
 */
export const pageMark = z.string().check(
  z.regex(form),
  z.refine((text) => !Number.isNaN(Date.parse(text.slice(0, text.indexOf('~'))))),
);
export interface PageMark {
  readonly at: Date;
  readonly id: string;
}

export const markOf = ({ at, id }: PageMark): string => `${at.toISOString()}~${id}`;

/** Without a mark: the first page. */
export const readMark = (text: string | undefined): PageMark | null => {
  const [, at, id] = form.exec(text ?? '') ?? [];
  return at === undefined || id === undefined ? null : { at: new Date(at), id };
};
