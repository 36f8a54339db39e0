import { closeCodes } from './closeCodes.ts';

/**
 * The document door: `ws(s)://host/collab/<id>` speaks the y-websocket protocol (y-protocols sync and awareness)
 * with the session cookie. A plain y-websocket 3 client joins it. What is ours on top is written down here.
 */
export const collabPath = '/collab/';

/** Kinds of document behind the door; the attack matrix is made from this list (DESIGN decision 2). */
export const documentKinds = { minutes: { record: 'minutes', read: 'read', write: 'edit' } } as const;

/** First number of every message, as y-websocket has them; `saved` is ours and sent only to who asks (`?saved=1`). */
export const collabMessages = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /**
   * Server to client: varUint 100, varUint n (the last stored entry), varUint accepted (how many sync messages with
   * content this connection sent that are stored), varUint8Array state vector of all that is stored. What a client
   * holds beyond that vector, or sent beyond that count, is not yet saved.
   */
  saved: 100,
} as const;

/** Bounds of the door. The first ones hold before anybody is known: each names the attack that it stops. */
export const collabBounds = {
  /** A socket that never shows who it is: 10 s to be judged. */
  judgedWithinMs: 10_000,
  /** A flood of half-open sockets: so many may wait for judgement on one node ... */
  pendingConnections: 256,
  /** ... and so many from one address. */
  pendingPerAddress: 32,
  /** Feeding memory before judgement: so much is held, then the door reads no further until it has judged. */
  pendingMessages: 16,
  pendingBytes: 64 * 1024,
  /** One message. A page of text pasted with its history is below 100 kB. */
  messageBytes: 512 * 1024,
  /** The size at which the WebSocket's own frame reader hangs up with 1009. */
  frameBytes: 1024 * 1024,
  /**
   * How much one connection may send in the long run, and how much at once (as when it connects again after work on a
   * train).
   */
  messagesPerSecond: 60,
  messageBurst: 600,
  bytesPerSecond: 256 * 1024,
  byteBurst: 4 * 1024 * 1024,
  /** How much may wait for a reader that does not read. */
  unsentBytes: 8 * 1024 * 1024,
  /** How much of what one connection sent may wait to be stored. */
  waitingBytes: 2 * 1024 * 1024,
  /** The most structs and deletions of one update. */
  updateStructs: 20_000,
  updateDeletions: 20_000,
  /** One awareness state, as JSON. */
  awarenessBytes: 2 * 1024,
  /** Connections of one account to one document, and of all accounts. */
  connectionsPerAccount: 12,
  /** Of one account to all documents of a node: a dozen tabs, each open on a few devices. */
  connectionsPerPerson: 48,
  connectionsPerDocument: 200,
  /** All updates of one document together: a snapshot of it must fit into one record of the store. */
  documentBytes: 12 * 1024 * 1024,
  /** Yjs client ids that wrote in one document: a browser has one for each opening in which it typed. */
  documentClients: 4_000,
  /** What waits of one author is merged into one entry up to this size. */
  entryBytes: 512 * 1024,
} as const;

/** Why a connection was closed; sent as the close reason beside a code of closeCodes.ts. */
export const collabCloseReasons = {
  comeAgain: 'come-again',
  refused: 'A-01',
  signedOut: 'A-02',
  malformed: 'V-01',
  tooLarge: 'V-02',
  tooMany: 'V-04',
  finalised: 'C-01',
  /** Its right is for reading, and it has sent text, which is not stored. */
  readOnly: 'A-06',
  full: 'V-02',
  away: 'N-01',
} as const;

/** The close code that goes with each reason. */
export const collabCloseCodes: Readonly<Record<keyof typeof collabCloseReasons, number>> = {
  comeAgain: closeCodes.comeAgain,
  refused: closeCodes.refused,
  signedOut: closeCodes.signedOut,
  malformed: closeCodes.malformed,
  tooLarge: closeCodes.malformed,
  tooMany: closeCodes.comeAgain,
  finalised: closeCodes.finalised,
  readOnly: closeCodes.refused,
  full: closeCodes.full,
  away: closeCodes.away,
};
