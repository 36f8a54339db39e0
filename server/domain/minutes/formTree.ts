import * as Y from 'yjs';

/** The nodes of a section, by the names that the editor's schema gives them (client/features/minutes/editorExtensions.ts). */
export type FormNode = 'section' | 'paragraph' | 'bulletList' | 'listItem' | 'hardBreak' | 'text';

/**
 * [MI8] Which node may hang below which. It does not say in which order or how many (that an item begins with a
 * paragraph, that a list has an item), and must not: two people who delete at the same time, each in good faith, can
 * leave an item without its paragraph. As it is, if the rule holds for each of two updates it holds for both
 * together, in whatever order they come.
 */
const children: { readonly [Parent in FormNode]: readonly FormNode[] } = {
  section: ['paragraph', 'bulletList'],
  bulletList: ['listItem'],
  listItem: ['paragraph', 'bulletList'],
  paragraph: ['text', 'hardBreak'],
  hardBreak: [],
  text: [],
};

export const mayHang = (child: FormNode, parent: FormNode): boolean => children[parent].includes(child);

const elements: ReadonlySet<string> = new Set<FormNode>(['paragraph', 'bulletList', 'listItem', 'hardBreak']);

/**
 * Which node of the form a Yjs type is; null for whatever no form has (hooks, maps, arrays, fragments, elements of
 * other names).
 */
export const nodeOf = (type: unknown): FormNode | null => {
  if (type instanceof Y.XmlText) return 'text';
  if (!(type instanceof Y.XmlElement) || type instanceof Y.XmlHook) return null;
  return elements.has(type.nodeName) ? (type.nodeName as FormNode) : null;
};

const marks: ReadonlySet<string> = new Set(['bold', 'strike']);

/** A mark as y-tiptap writes it: `{}`, for the schema gives it no attribute, or null where it ends. */
export const isMark = (key: string, value: unknown): boolean =>
  marks.has(key) && (value === null || isEmptyObject(value));

const isEmptyObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
