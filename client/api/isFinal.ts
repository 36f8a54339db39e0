import { ApiFailure } from './ApiFailure.ts';

/** Answers that asking again does not change: not of a service that is away for a moment. */
export const isFinal = (error: unknown): boolean =>
  error instanceof ApiFailure && error.code !== 'N-01' && error.code !== 'X-01';
