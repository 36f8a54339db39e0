/** While Redis is away BullMQ waits for it, even to close: a stop must not. What was held is stalled and taken up again. */
export const closeWithin = async (milliseconds: number, close: () => Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([close(), deadline]).finally(() => clearTimeout(timer));
};
