import * as Y from 'yjs';

/** Whether these bytes are a state vector: for each client up to which clock somebody has the text. */
export const isStateVector = (bytes: Uint8Array): boolean => {
  try {
    Y.decodeStateVector(bytes);
    return true;
  } catch {
    return false;
  }
};
