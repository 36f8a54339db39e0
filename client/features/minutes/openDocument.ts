import * as decoding from 'lib0/decoding';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { closeCodes } from '#contracts/closeCodes.ts';
import { collabCloseReasons, collabMessages } from '#contracts/collab.ts';
import type { MinutesId } from '#domain/ids.ts';
import { sessionLost } from '../../api/sessionLost.ts';

export interface DocumentState {
  /**
   * `saved` is said by the server alone: what is stored, not what was sent. `stuck`: the server could not take what was
   * sent from here, and nothing more is sent; what is on the screen and was not stored exists nowhere else.
   */
  readonly saving: 'opening' | 'saved' | 'saving' | 'away' | 'stuck' | 'refused' | 'closed';
  readonly savedAt: number | null;
  /** The last stored entry of the log; comments and attestations move it too. */
  readonly n: number;
}

export interface OpenDocument {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  readonly getState: () => DocumentState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly close: () => void;
}

/** First two numbers of a sync message that may carry content: step 2 and update. */
const carriesContent = (data: Uint8Array): boolean => {
  if (data[0] !== collabMessages.sync || (data[1] !== 1 && data[1] !== 2)) return false;
  const decoder = decoding.createDecoder(data.subarray(2));
  const update = decoding.readVarUint8Array(decoder);
  return !(update.byteLength === 2 && update[0] === 0 && update[1] === 0);
};

/** No connection follows. */
const isOver = ({ saving }: DocumentState): boolean =>
  saving === 'stuck' || saving === 'refused' || saving === 'closed';

/** Joins the document door and follows what of one's own typing is stored. */
export const openDocument = (id: MinutesId): OpenDocument => {
  const doc = new Y.Doc();
  const origin = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/collab`;
  const provider = new WebsocketProvider(origin, id, doc, {
    params: { saved: '1' },
    // Another tab may belong to another session: nothing passes beside the server.
    disableBc: true,
    connect: false,
  });
  let state: DocumentState = { saving: 'opening', savedAt: null, n: 0 };
  let sent = 0;
  let accepted = 0;
  let closed = false;
  const listeners = new Set<() => void>();
  const set = (change: Partial<DocumentState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const judge = () => {
    if (isOver(state)) return;
    if (!provider.wsconnected) set({ saving: state.saving === 'opening' ? 'opening' : 'away' });
    else if (sent > accepted) set({ saving: 'saving' });
    else if (provider.synced) set({ saving: 'saved' });
  };

  provider.messageHandlers[collabMessages.saved] = (_encoder, decoder) => {
    const n = decoding.readVarUint(decoder);
    accepted = decoding.readVarUint(decoder);
    decoding.readVarUint8Array(decoder);
    set({ n, savedAt: Date.now() });
    judge();
  };
  provider.on('status', ({ status }: { status: string }) => {
    if (status === 'connected') {
      sent = 0;
      accepted = 0;
      const socket = provider.ws;
      if (socket) {
        const send = socket.send.bind(socket);
        socket.send = (data) => {
          if (data instanceof Uint8Array && carriesContent(data)) {
            sent += 1;
            queueMicrotask(judge);
          }
          send(data);
        };
      }
    }
    judge();
  });
  provider.on('sync', judge);
  provider.on('connection-close', (event: CloseEvent | null) => {
    if (event?.code === closeCodes.signedOut) sessionLost.tell();
    else if (event?.reason === collabCloseReasons.finalised) {
      provider.disconnect();
      set({ saving: 'closed' });
    } else if (event?.code === closeCodes.malformed) set({ saving: 'stuck' });
    else if (event && event.code >= 4400 && event.code < 4500) set({ saving: 'refused' });
    else judge();
  });
  provider.connect();

  return {
    doc,
    provider,
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      if (closed) return;
      closed = true;
      listeners.clear();
      provider.destroy();
      doc.destroy();
    },
  };
};
