/**
 * The position for which a page was shown, sent with its requests. A session acts in one position; if another tab has
 * switched it, nothing may be read or written in a position that the page does not show (C-01 `position-switched`).
 * Over HTTP it is a header, at the socket door `position` of the handshake's `auth`.
 */
export const POSITION_HEADER = 'x-engawa-position';
