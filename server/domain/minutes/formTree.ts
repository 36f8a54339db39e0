import * as Y from 'yjs';

/** The nodes of a section, by the names that the editor's schema gives them (client/features/minutes/editorExtensions.ts). */
export type FormNode = 'section' | 'paragraph' | 'bulletList' | 'listItem' | 'hardBreak' | 'text';

/**
 * [MI8] Which node may hang below which. It says nothing of order or number (an item begins with a paragraph, a list has
 * an item), and must not: two people who delete at the same time leave an item without its paragraph, each in good
 * faith. So that it holds of any two updates together when it holds of each, and in whatever order they come.
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

/** The node that a Yjs type is; null for what no form has (hooks, maps, arrays, fragments, elements of other names). */
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
