/** Has the store answer in one piece: otherwise an answer of more than a hundred documents takes a second command. */
export const readWhole = { batchSize: 10_000 } as const;
