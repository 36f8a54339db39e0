import type { ApiFailure } from './ApiFailure.ts';

/**
 * Whether it only cannot be done now: what waits is then sent later by itself. After any other failure another try
 * would get the same answer.
 */
export const isPassing = ({ code }: ApiFailure): boolean =>
  code === 'N-01' || code === 'X-01' || code === 'V-04';
