import type { Connection } from 'mongoose';
import { newId } from '#platform/newId.ts';
import type { TestRegion } from '#tests/support/testRegion.ts';

interface Stored {
  readonly _id: string;
}
interface OfPatient extends Stored {
  readonly position?: string;
}

const AT_ONCE = 1_000;

/**
 * So many patients for one doctor of the region, each with the team, the consent and the posts of the region's own
 * patient, written as the use cases wrote those but many at once.
 */
export const fillPatients = async (
  db: Connection,
  { patient, channel, people }: Pick<TestRegion, 'patient' | 'channel' | 'people'>,
  doctor: { readonly account: string; readonly position: string },
  count: number,
): Promise<void> => {
  const found = <T extends Stored>(name: string, by: object) =>
    db
      .collection<T>(name)
      .find(by as never)
      .toArray();
  const [patients, consents, memberships, channels, posts] = await Promise.all([
    found('patients', { _id: patient }),
    found('consents', { patient }),
    found<OfPatient>('memberships', { patient }),
    found('channels', { _id: channel }),
    found('posts', { channel }),
  ]);
  const own = { account: doctor.account, position: doctor.position };
  const team = memberships.map((each) =>
    each.position === people.doctor.position ? { ...each, ...own } : each,
  );
  const rows: Record<string, object[]> = {
    patients: [],
    consents: [],
    memberships: [],
    channels: [],
    posts: [],
  };
  for (let at = 0; at < count; at += 1) {
    const [id, room] = [newId(), newId()];
    const copy = (documents: readonly object[], over: object) =>
      documents.map((each) => ({ ...each, _id: newId(), ...over }));
    rows.patients?.push(...copy(patients, { _id: id, channel: room }));
    rows.consents?.push(...copy(consents, { patient: id }));
    rows.memberships?.push(...copy(team, { patient: id }));
    rows.channels?.push(...copy(channels, { _id: room }));
    rows.posts?.push(...copy(posts, { channel: room }));
  }
  for (const [name, documents] of Object.entries(rows))
    for (let from = 0; from < documents.length; from += AT_ONCE)
      await db.collection(name).insertMany(documents.slice(from, from + AT_ONCE));
};
