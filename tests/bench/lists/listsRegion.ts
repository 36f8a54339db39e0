import type { ChannelId } from '#domain/ids.ts';
import { signIn } from '#tests/support/signIn.ts';
import { startTestApp } from '#tests/support/testApp.ts';
import { makeTestRegion, testPassword } from '#tests/support/testRegion.ts';
import type { BenchStores } from '../measuring/benchStores.ts';
import { fillPatients } from './fillPatients.ts';

export interface Holder {
  readonly patients: number;
  readonly cookie: string;
  readonly position: string;
}

/** Where the measured nodes look. */
export const place = { dbName: 'engawa', env: { REDIS_PREFIX: 'engawa:' } };
const POSTS = 3;

/** A doctor at home for each size, signed in, with so many patients, each with some unread posts. */
export const listsRegion = async (stores: BenchStores, sizes: readonly number[]): Promise<Holder[]> => {
  const app = await startTestApp({ stores, services: ['web'], ...place });
  try {
    const { commands, directory, care } = app.house;
    const region = await makeTestRegion({ commands, directory, gate: care.gate });
    const { people, officers, channel } = region;
    for (let at = 0; at < POSTS; at += 1)
      await care.features.channels.commands.createPost(people.nurse.actor, channel as ChannelId, {
        ...{ clientId: `bench-${at}`, kind: 'post', text: '見本　訪問しました。変わりありません。' },
      });
    const holders: Holder[] = [];
    for (const [at, patients] of sizes.entries()) {
      const loginName = `bench-${at}`;
      const { municipality, facility } = people.doctor;
      const doctor = await commands.makeAccount(
        officers.toyohashi.actor,
        municipality,
        { loginName, password: testPassword, name: `見本 ${patients}`, kana: 'ミホン' },
        { facility, profession: '医師' },
      );
      await fillPatients(app.platform.db, region, doctor, patients);
      const { cookieHeader } = await signIn(app, loginName);
      holders.push({ patients, cookie: cookieHeader, position: doctor.position });
    }
    return holders;
  } finally {
    await app.close();
  }
};
