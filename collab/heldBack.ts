/** Nothing may be sent to this connection at the moment: it is being judged anew, or this node cannot hear of revocations. */
export class HeldBack extends Error {}
