/**
 * Whether the first answer is on its way and nothing has gone wrong yet: what stands below waits for it, so that it does
 * not jump. Without a line, or after a failure, it waits no longer.
 */
export const isAwaited = ({
  isLoading,
  failureCount,
}: {
  readonly isLoading: boolean;
  readonly failureCount: number;
}): boolean => isLoading && failureCount === 0;
