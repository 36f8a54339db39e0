/** The session's CSRF token, told by the server at sign-in and kept only in this tab's memory. */
export const csrfToken = { current: '' };
