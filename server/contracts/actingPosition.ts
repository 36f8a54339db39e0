/**
 * The position that a page was shown for, sent with its requests: a session acts in one position, and where another
 * tab has switched it, nothing may be read or written in one that the page does not show (C-01 `position-switched`).
 * In HTTP a header, at the socket door `position` of the handshake's `auth`.
 */
export const POSITION_HEADER = 'x-engawa-position';
