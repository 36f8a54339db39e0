/** The session's token, told by the server at sign-in; in this tab's memory only. */
export const csrfToken = { current: '' };
