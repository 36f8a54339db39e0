import { ApiFailure } from './ApiFailure.ts';

/** Whether asking again would give the same answer, unlike the answer of a service that is away for a moment. */
export const isFinal = (error: unknown): boolean =>
  error instanceof ApiFailure && error.code !== 'N-01' && error.code !== 'X-01';
