import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

export interface MinutesClientOptions {
  readonly url: string;
  readonly document: string;
  /** The Cookie header; `account=<id>` for startMinutesNode. */
  readonly cookie: string;
  readonly params?: Record<string, string>;
}

/** A plain y-websocket client with a session cookie, as anyone could write one. */
export const joinMinutes = ({ url, document, cookie, params = {} }: MinutesClientOptions) => {
  class WithCookie extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers: { cookie } });
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(url, document, doc, {
    WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    params,
  });
  const closed: { code: number; reason: string }[] = [];
  provider.on('connection-close', (event) => {
    if (event !== null) closed.push({ code: event.code, reason: event.reason });
  });
  return {
    doc,
    provider,
    closed,
    type: (section: string, text: string): void => typeInto(doc, section, text),
    text: (section: string): string => textOf(doc, section),
    leave: (): void => {
      provider.destroy();
      // y-websocket leaves the awareness timer running; it ends with the document.
      doc.destroy();
    },
  };
};
export type MinutesClient = ReturnType<typeof joinMinutes>;

/** Adds text at the end of the section's first paragraph, as an editor does. */
export const typeInto = (doc: Y.Doc, section: string, text: string): void => {
  const fragment = doc.getXmlFragment(section);
  doc.transact(() => {
    if (fragment.length === 0) {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText()]);
      fragment.insert(0, [paragraph]);
    }
    const line = (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText;
    line.insert(line.length, text);
  });
};

export const textOf = (doc: Y.Doc, section: string): string =>
  doc
    .getXmlFragment(section)
    .toString()
    .replace(/<[^>]*>/g, '');
