import * as Y from 'yjs';
import { Connection } from '#collab/connection.ts';
import { decodeMessage } from '#collab/messages.ts';
import type { DocumentAdmission, OpenDocument } from '#collab/ports.ts';
import { emptyDocument } from '#domain/minutes/documentState.ts';

export const textUpdate = (text: string): Uint8Array => {
  const doc = new Y.Doc();
  doc.getText('t').insert(0, text);
  return Y.encodeStateAsUpdate(doc);
};
/** What happens, in order: `sent` is each thing that left. */
export const connectionTo = (happens: string[], admission: Partial<DocumentAdmission>) => {
  const socket = {
    ...{ readyState: 1, OPEN: 1, bufferedAmount: 0, isPaused: false },
    send: (data: Uint8Array) => {
      const said = decodeMessage(data);
      happens.push(`sent ${said === null ? 'other' : said.kind}`);
    },
    close: (code: number) => happens.push(`closed ${code}`),
  };
  const author = { account: 'a'.repeat(24), position: 'p'.repeat(24) } as never;
  const full: DocumentAdmission = {
    ...{ mayEdit: true, crosses: true, fact: {}, maySend: () => true },
    provide: async () => void happens.push('provided'),
    close: async () => {},
    ...admission,
  };
  const who = { author, label: { name: '見本', position: '見本' }, admission: full, wantsSaved: false };
  return new Connection(socket as never, who, 1_000);
};
export const documentWith = (happens: string[], { snapshot = false } = {}): OpenDocument => ({
  state: { ...emptyDocument, head: 2 },
  sections: new Set(['t']),
  appendUpdate: async () => null,
  catchUp: async () => void happens.push('caught up'),
  onAppended: () => () => {},
  snapshot: async () => (snapshot ? { n: 1, bytes: 10, update: textUpdate('以前') } : null),
  updates: async function* (after, upTo) {
    happens.push(`read ${after}-${upTo}`);
    yield [{ n: upTo, update: textUpdate('今'), clients: [] }];
  },
  saveSnapshot: async () => {},
});
