import { Mark } from '@tiptap/core';

/** Struck text as it was pasted: it may be a dose that was cancelled. */
export const struck = Mark.create({
  name: 'strike',
  parseHTML: () => [{ tag: 's' }, { tag: 'del' }, { tag: 'strike' }],
  renderHTML: () => ['s', 0],
});
