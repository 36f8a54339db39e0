import { good } from './good.ts';
import type { RecordSample } from './recordSample.ts';

export const facilitySample: RecordSample = {
  make: async (house) => {
    const { facility, position, account } = house.region.people.careManager;
    const careManager = await house.as('careManager');
    const { device } = good(await careManager.get('/api/session/device-key')).body as { device: string };
    return { facility, position, account, device };
  },
  within: ['account', 'position', 'device'],
  owner: async (house, { facility }) => ({
    client: await house.officer('okazaki'),
    ids: { facility: facility as string },
  }),
};
