/**
 * Whether a first answer is on its way and nothing has gone wrong yet. What is below it on the screen waits, so that
 * it does not jump; without a line, or after a failure, it does not wait any longer.
 */
export const isAwaited = ({
  isLoading,
  failureCount,
}: {
  readonly isLoading: boolean;
  readonly failureCount: number;
}): boolean => isLoading && failureCount === 0;
