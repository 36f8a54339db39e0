/** `BENCH_SIZE=0.1 npm run bench -- NAME` tries a bench at a tenth of its size: what it prints then is no figure. */
const share = Number(process.env.BENCH_SIZE ?? 1);

export const sized = (full: number, least = 1): number => Math.max(least, Math.round(full * share));

export const isFullSize = share >= 1;
