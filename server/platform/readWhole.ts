/** An answer of the store in one piece: without it, what is longer than a hundred documents takes a second command. */
export const readWhole = { batchSize: 10_000 } as const;
