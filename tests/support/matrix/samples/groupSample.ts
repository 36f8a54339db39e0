import { cities } from '../../testRegion.ts';
import { good } from './good.ts';
import type { RecordSample } from './recordSample.ts';

/** Of a city's own people: no attacker is in it. */
export const groupSample: RecordSample = {
  make: async (house) => {
    const { careManager, pharmacist } = house.region.people;
    const officer = await house.officer('okazaki');
    const opened = await officer.post(`/api/municipalities/${cities.okazaki}/groups`, {
      ...{ clientId: 'client-group', kind: 'project', purpose: 'continuity', name: '秘密の見本' },
      members: [careManager.position, pharmacist.position],
    });
    return { group: (good(opened).body as { group: string }).group };
  },
};
