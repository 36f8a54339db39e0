import type { RecordSample } from './recordSample.ts';

/** They come with their conference. */
export const minutesSample: RecordSample = {
  make: async (_house, { minutes }) => ({ minutes: minutes as string, n: '1' }),
  ofTeam: true,
};
