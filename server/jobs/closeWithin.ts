/**
 * While Redis is away BullMQ waits for it, even when it is closed: a stop must not wait with it. A job that was held
 * then counts as stalled, and is taken up again.
 */
export const closeWithin = async (milliseconds: number, close: () => Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([close(), deadline]).finally(() => clearTimeout(timer));
};
