/**
 * The largest Yjs client id: what a number holds exactly, and the encoding carries. Yjs 13 makes ids of 32 bits; others
 * that speak the same protocol (Yjs 14, yrs, pycrdt) of 53.
 */
export const maxClientId = Number.MAX_SAFE_INTEGER;
