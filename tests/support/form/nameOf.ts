import * as Y from 'yjs';

/** What a node is in the tree of the form; `?` is none of it. */
export const nameOf = (node: unknown): string =>
  node instanceof Y.XmlText
    ? '#text'
    : node instanceof Y.XmlElement && !(node instanceof Y.XmlHook)
      ? node.nodeName
      : '?';
