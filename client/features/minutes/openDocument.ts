import * as decoding from 'lib0/decoding';
import { applyAwarenessUpdate } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { closeCodes } from '#contracts/closeCodes.ts';
import { collabCloseReasons, collabMessages } from '#contracts/collab.ts';
import type { MinutesId } from '#domain/ids.ts';
import { lineTimes, silentFrom } from '../../api/line.ts';
import { sessionLost } from '../../api/sessionLost.ts';
import { caretsIn } from './caretsIn.ts';
import { followOwn } from './followOwn.ts';
import { type HeldBack, holdWhileComposing } from './holdWhileComposing.ts';
import { isCaret } from './isCaret.ts';
import { readUnstored, type UnstoredSection } from './readUnstored.ts';
import { touchesPlace } from './touchesPlace.ts';

/** Why nothing more is stored of what is written here. */
export type WhyOver = 'finalised' | 'ended' | 'readOnly' | 'full' | 'notTaken' | 'fault';

export interface DocumentState {
  /**
   * `saved` is said by the server alone: what is stored, not what was sent. `stuck`: the server could not take what was
   * sent from here, and nothing more is sent; what is on the screen and was not stored exists nowhere else.
   */
  readonly saving: 'opening' | 'saved' | 'saving' | 'away' | 'stuck' | 'refused' | 'closed';
  readonly savedAt: number | null;
  /** The last stored entry of the log; comments and attestations are entries too. */
  readonly n: number;
  /** Something was written or deleted here, and the server has not said that it is stored. */
  readonly unstored: boolean;
  /** Null as long as it may still be stored. */
  readonly why: WhyOver | null;
}

/** What would be lost with this page if nobody kept it. */
export interface Unstored {
  readonly sections: readonly UnstoredSection[];
  /** The changes themselves, to be carried on with. */
  readonly update: Uint8Array;
}

export interface OpenDocument {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  readonly getState: () => DocumentState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly heldBack: HeldBack<Y.XmlFragment>;
  /** Null: everything of one's own is stored. */
  readonly readUnstored: () => Unstored | null;
  readonly close: () => void;
}

/** First two numbers of a sync message that may carry content: step 2 and update. */
const carriesContent = (data: Uint8Array): boolean => {
  if (data[0] !== collabMessages.sync || (data[1] !== 1 && data[1] !== 2)) return false;
  const decoder = decoding.createDecoder(data.subarray(2));
  const update = decoding.readVarUint8Array(decoder);
  return !(update.byteLength === 2 && update[0] === 0 && update[1] === 0);
};

/** The changes of an earlier page that are carried on with here. */
const resumed = Symbol('resumed');

const savingOf: Record<WhyOver, DocumentState['saving']> = {
  finalised: 'closed',
  ended: 'refused',
  readOnly: 'refused',
  full: 'stuck',
  notTaken: 'stuck',
  fault: 'stuck',
};

const whyOf = ({ code, reason }: CloseEvent): WhyOver | null => {
  if (code === closeCodes.finalised || reason === collabCloseReasons.finalised) return 'finalised';
  if (code === closeCodes.full) return 'full';
  if (code === closeCodes.malformed) return 'notTaken';
  if (code === closeCodes.refused && reason === collabCloseReasons.readOnly) return 'readOnly';
  return code >= 4400 && code < 4500 ? 'ended' : null;
};

/** Joins the document door, and follows which part of one's own typing is stored. */
export const openDocument = (id: MinutesId, carriedOn: Uint8Array | null = null): OpenDocument => {
  const doc = new Y.Doc();
  const own = followOwn(doc, resumed);
  const heldBack: OpenDocument['heldBack'] = holdWhileComposing();
  const origin = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/collab`;
  const provider = new WebsocketProvider(origin, id, doc, {
    params: { saved: '1' },
    // Another tab may belong to another session: nothing goes past the server.
    disableBc: true,
    connect: false,
  });
  let state: DocumentState = { saving: 'opening', savedAt: null, n: 0, unstored: false, why: null };
  let sent = 0;
  let accepted = 0;
  let closed = false;
  /** What the server has stored: the clocks that it names, and how many of the deletions that were made here. */
  let clocks: ReadonlyMap<number, number> = new Map();
  let deletionsStored = 0;
  /** Since when something that was sent has waited for the server's word, and when to look again. */
  let waitsSince: number | null = null;
  let lookAgain: ReturnType<typeof setTimeout> | undefined;
  /** For each message that was sent over this connection: how many deletions it and the messages before it hold. */
  let deletionsSent: number[] = [];
  const listeners = new Set<() => void>();
  const set = (change: Partial<DocumentState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const judge = () => {
    if (closed || state.why !== null) return;
    const unstored = own.isBeyond(clocks, deletionsStored);
    if (!provider.wsconnected) set({ saving: state.saving === 'opening' ? 'opening' : 'away', unstored });
    else if (!provider.synced) set({ unstored });
    else if (sent > accepted || unstored) set({ saving: isSilent() ? 'away' : 'saving', unstored });
    else {
      waitsSince = null;
      set({ saving: 'saved', unstored });
    }
  };
  /**
   * Nothing that should have been answered was answered for a while: this connection may be dead, although it stands
   * and the rest of the house can be reached. After a longer silence it is made anew, as the line itself is.
   */
  const isSilent = (): boolean => {
    const now = Date.now();
    waitsSince ??= now;
    const from = silentFrom(waitsSince, provider.wsLastMessageReceived);
    const renewAt = from + lineTimes.giveUpMs;
    clearTimeout(lookAgain);
    if (now >= renewAt) renew();
    else lookAgain = setTimeout(judge, (now < from ? from : renewAt) - now);
    return now >= from;
  };
  const renew = () => {
    waitsSince = null;
    provider.disconnect();
    provider.connect();
  };
  /** Nothing more is sent or taken. What was held back is of no use any more: the text is read as it is stored. */
  const end = (why: WhyOver) => {
    if (state.why !== null) return;
    set({ why, saving: savingOf[why], unstored: own.isBeyond(clocks, deletionsStored) });
    provider.disconnect();
  };

  provider.messageHandlers[collabMessages.saved] = (_encoder, decoder) => {
    const n = decoding.readVarUint(decoder);
    const before = accepted;
    accepted = decoding.readVarUint(decoder);
    clocks = Y.decodeStateVector(decoding.readVarUint8Array(decoder));
    deletionsStored = Math.max(deletionsStored, deletionsSent[accepted - 1] ?? 0);
    // The server says this on joining too, when it has not just stored anything of one's own.
    set({ n, ...(accepted > before && { savedAt: Date.now() }) });
    judge();
  };
  /**
   * Takes others' text and carets; for a block in which kana is being converted, when the conversion ends. If drawing
   * them fails, this editor ends: its next key press would delete what it does not know of.
   */
  const takeOthers = (change: () => void, touches: (place: Y.XmlFragment) => boolean): void =>
    heldBack.run(() => {
      if (closed || state.why !== null) return;
      try {
        change();
      } catch {
        end('fault');
      }
    }, touches);
  const answerSync = provider.messageHandlers[collabMessages.sync];
  provider.messageHandlers[collabMessages.sync] = (encoder, decoder, ...rest) => {
    // The question what we have (step 1) is answered at once: nothing moves by it.
    if (decoder.arr[decoder.pos] === 0) {
      answerSync?.(encoder, decoder, ...rest);
      return;
    }
    const isStep2 = decoding.readVarUint(decoder) === 1;
    const update = decoding.readVarUint8Array(decoder);
    const socket = provider.ws;
    takeOthers(
      () => {
        Y.applyUpdate(doc, update, provider);
        if (isStep2 && provider.ws === socket) provider.synced = true;
      },
      (place) => touchesPlace(doc, update, place),
    );
  };
  provider.messageHandlers[collabMessages.awareness] = (_encoder, decoder) => {
    const states = decoding.readVarUint8Array(decoder);
    const { awareness } = provider;
    takeOthers(
      () => {
        applyAwarenessUpdate(awareness, states, provider);
        // A caret that points nowhere would make every editor throw, at every key press.
        for (const [client, shown] of awareness.states)
          if (!isCaret(doc, shown.cursor)) awareness.states.delete(client);
      },
      (place) => caretsIn(doc, awareness, states, place),
    );
  };
  provider.on('status', ({ status }: { status: string }) => {
    if (status === 'connected') {
      sent = 0;
      accepted = 0;
      deletionsSent = [];
      const socket = provider.ws;
      if (socket) {
        const send = socket.send.bind(socket);
        socket.send = (data) => {
          if (data instanceof Uint8Array && carriesContent(data)) {
            sent += 1;
            deletionsSent.push(own.deletions());
            queueMicrotask(judge);
          }
          send(data);
        };
      }
    }
    judge();
  });
  provider.on('sync', (isSynced: boolean) => {
    if (isSynced && carriedOn !== null) {
      // Applied only now, because it leans on what is stored.
      Y.applyUpdate(doc, carriedOn, resumed);
      carriedOn = null;
    }
    judge();
  });
  doc.on('afterTransaction', ({ local }: Y.Transaction) => {
    if (local && !provider.wsconnected) queueMicrotask(judge);
  });
  provider.on('connection-close', (event: CloseEvent | null) => {
    if (event?.code === closeCodes.signedOut) sessionLost.tell();
    const why = event === null || event.code === closeCodes.signedOut ? null : whyOf(event);
    if (why === null) judge();
    else end(why);
  });
  provider.connect();

  return {
    doc,
    provider,
    heldBack,
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    readUnstored() {
      if (carriedOn !== null || !own.isBeyond(clocks, deletionsStored)) return null;
      const sections = readUnstored(doc, own, { clocks, deletions: deletionsStored });
      // All text of others is stored; of one's own, what the server has said.
      const known = Y.decodeStateVector(Y.encodeStateVector(doc));
      for (const client of known.keys()) if (own.isOwn(client)) known.set(client, clocks.get(client) ?? 0);
      return { sections, update: Y.encodeStateAsUpdate(doc, Y.encodeStateVector(known)) };
    },
    close() {
      if (closed) return;
      closed = true;
      clearTimeout(lookAgain);
      heldBack.release();
      listeners.clear();
      own.stop();
      provider.destroy();
      doc.destroy();
    },
  };
};
