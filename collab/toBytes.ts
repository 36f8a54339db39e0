import type { RawData } from 'ws';

/** One message as it came, whole. */
export const toBytes = (data: RawData): Uint8Array => {
  const buffer = Array.isArray(data) ? Buffer.concat(data) : data;
  return new Uint8Array(buffer);
};
