/**
 * WebSocket close codes of the document door and reasons of the socket door.
 * y-websocket 3 treats 4400-4499 as final and never connects again; every other code means: come again.
 */
export const closeCodes = {
  /** Come again and be judged: an admission ended, a right changed, or the state no longer fits. */
  comeAgain: 4205,
  /** Not signed in. */
  signedOut: 4401,
  /** Refused for good; also what an unknown document gets. */
  refused: 4403,
  /** Malformed or oversized before or after sign-in. */
  malformed: 4400,
  /** The document is finalised (確定): what was sent is not stored, and nothing more will be (MI17). */
  finalised: 4409,
  /** The document is as large as it may be: what was sent is not stored. */
  full: 4413,
  /** The node shuts down or its stores are away. */
  away: 1013,
} as const;
