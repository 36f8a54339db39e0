import { cities } from '../../testRegion.ts';
import type { RecordSample } from './recordSample.ts';

export const municipalitySample: RecordSample = {
  make: async ({ app, region }) => {
    const { stores } = app.house.directory;
    const { careManager, doctor } = region.people;
    const grant = await stores.accounts.capacities
      .findOne({ capacity: 'officer', municipality: cities.toyohashi })
      .lean();
    const [application, recovery, telling] = ['a', 'b', 'c'].map((end) => end.padStart(24, '1')) as [
      string,
      string,
      string,
    ];
    const put = (collection: string, doc: { _id: string; [key: string]: unknown }) =>
      app.platform.db.collection<{ _id: string }>(collection).insertOne(doc);
    await put('positionApplications', {
      ...{ _id: application, facility: doctor.facility, municipality: cities.toyohashi },
      // Of somebody whom 豊橋市 manages too: the office of the account is asked as well (RI15), and would be no stranger.
      ...{ account: doctor.account, profession: '医師', from: null, note: '秘密の見本', state: 'open' },
      ...{ madeBy: { account: doctor.account, position: doctor.position }, madeAt: new Date() },
    });
    await put('officerRecoveries', {
      ...{ _id: recovery, municipality: cities.okazaki, loginName: 'himitsu-mihon', name: '秘密の見本' },
      ...{ kana: '', reason: '秘密の見本', state: 'confirmed', askedBy: '0'.repeat(24) },
      ...{ askedAt: new Date(), confirmedBy: '0'.repeat(24), confirmedAt: new Date() },
    });
    await put('tellings', {
      ...{ _id: telling, to: `account:${careManager.account}`, kind: 'membership-ended', at: new Date() },
      ...{ patient: region.patient, reason: '秘密の見本' },
    });
    return { municipality: cities.okazaki, capacity: grant?._id ?? '', application, recovery, telling };
  },
  unknown: '232033',
  // What the office of a city alone decides (a grant, an application), an officer asked for, and what people were told.
  within: ['capacity', 'application', 'recovery', 'telling'],
  owner: async (house, { municipality }) => ({
    client: await house.officer('okazaki'),
    ids: { municipality: municipality as string },
  }),
};
