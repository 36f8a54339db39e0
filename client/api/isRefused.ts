import { isFinal } from './isFinal.ts';

/**
 * Whether an error takes the place of a screen: a refusal does, and so does any failure while there is nothing to
 * show. If a screen asks again while the service is away for a moment, it stays as it is, and with it what somebody
 * is typing, or the call they are in.
 */
export const isRefused = ({ data, error }: { readonly data: unknown; readonly error: unknown }): boolean =>
  error !== null && (data === undefined || isFinal(error));
