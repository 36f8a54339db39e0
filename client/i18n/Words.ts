import type { ja } from './ja/index.ts';

type Shape<T> = { [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };

/** Every language has every key of the Japanese one. */
export type Words = Shape<typeof ja>;
