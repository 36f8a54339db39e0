import type { Grant } from './gate.ts';

/** Whether what is shown under this grant leaves its municipality. */
export const isCrossing = (grant: Grant): boolean => grant.ground.from !== grant.ground.to;
