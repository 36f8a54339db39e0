/** Nothing may be sent to this connection just now: it is being judged anew, or this node cannot hear of revocations. */
export class HeldBack extends Error {}
