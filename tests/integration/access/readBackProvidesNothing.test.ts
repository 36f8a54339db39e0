import { expect, it } from '@jest/globals';
import type { Grant } from '#access/gate.ts';
import { withTestRegion } from '#tests/support/withTestRegion.ts';

const here = withTestRegion();

const provisionsOf = () => here.platform.db.collection('provisions').countDocuments();
const grantFor = async (): Promise<Grant> => {
  const { gate, people, channel } = here.region;
  return gate.require(people.nurse.actor, 'read', { kind: 'channel', id: channel });
};

it('[WA15] stores a provision for what is shown across a border, and none for what is read back', async () => {
  const { gate } = here.region;
  const grant = await grantFor();
  const ways: ((of: Grant) => Promise<unknown>)[] = [
    (of) => gate.provide(of, 1),
    (of) => gate.provideRange(of, 2, 3),
    (of) => gate.provideRuns(of, [{ first: 4, last: 5, dataClasses: ['post'] }]),
    (of) => gate.provideRow(of, ['post']),
  ];
  for (const way of ways) {
    const before = await provisionsOf();
    await way({ ...grant, readOnly: true });
    expect(await provisionsOf()).toBe(before);
    // At home nothing is provided either.
    await way({ ...grant, ground: { ...grant.ground, to: grant.ground.from } });
    expect(await provisionsOf()).toBe(before);
    await way(grant);
    expect(await provisionsOf()).toBe(before + 1);
  }
});

it('[AC12] [WA15] names in each provision the membership, clause and consent that it was given by', async () => {
  const { gate, memberships, consent } = here.region;
  const grant = await grantFor();
  await gate.provideRange(grant, 7, 8, ['post']);
  const stored = await here.platform.db.collection('provisions').findOne({ firstSeq: 7 });
  expect(stored).toMatchObject({
    ...{ membership: memberships.nurse, consent, clause: 's1', dataClasses: ['post'], lastSeq: 8 },
    openedBy: {
      membership: memberships.nurse,
      consent,
      crossing: { rows: [{ memberships: [memberships.nurse] }] },
    },
  });
});
