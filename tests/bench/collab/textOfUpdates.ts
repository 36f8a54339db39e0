import * as Y from 'yjs';
import { formOf } from '#domain/minutes/minutesForms.ts';

/** The same text as a client has it that was sent these. */
export const textOfUpdates = (updates: readonly Uint8Array[]): string => {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  const sections = formOf('service-meeting').sections.map(({ key }) => key);
  return sections.map((section) => doc.getXmlFragment(section).toString()).join('\n');
};
