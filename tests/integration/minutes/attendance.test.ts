import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { foldMinutes } from '#domain/minutes/foldMinutes.ts';
import { closeAttendance } from '#server/minutes/closeAttendance.ts';
import { minutesModel } from '#server/minutes/minutesModel.ts';
import { recordAttendance } from '#server/minutes/recordAttendance.ts';
import { type MinutesNode, startMinutesNode } from '#tests/support/minutesNode.ts';
import { newMinutes } from '#tests/support/minutesRecord.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const newPerson = () => ({
  account: randomBytes(12).toString('hex') as never,
  position: randomBytes(12).toString('hex') as never,
});

describe('attendance, two nodes', () => {
  let one: MinutesNode;
  let two: MinutesNode;
  // Before the stores' own: hooks of one block run in the order they are written in.
  afterAll(async () => {
    await one?.close();
    await two?.close();
  });
  const stores = withTestStores();
  beforeAll(async () => {
    const { mongoUri, redisUrl } = stores();
    const at = { mongoUri, redisUrl, dbName: 'minutes-attendance' };
    one = await startMinutesNode(at);
    two = await startMinutesNode(at);
  });
  const parts = ({ platform, logs, store }: MinutesNode) => ({ db: platform.db, logs, store });
  const held = async () => {
    const id = await newMinutes(one.platform.db);
    const { conference } = await minutesModel(one.platform.db).findById(id).orFail().lean();
    return { conference, read: () => one.store.readRecords(id, 10_000) };
  };

  it('[MI5] the end and the room say once that somebody has left, whoever is faster', async () => {
    const { conference, read } = await held();
    const people = Array.from({ length: 6 }, newPerson);
    for (const who of people) await recordAttendance(parts(one))(conference, who, 'joined');
    await Promise.all([
      closeAttendance(parts(two))(conference),
      closeAttendance(parts(one))(conference),
      ...people.slice(0, 3).map((who) => recordAttendance(parts(one))(conference, who, 'left')),
    ]);
    await closeAttendance(parts(two))(conference);
    const { inRoom } = foldMinutes(await read());
    expect(inRoom.filter(({ leftAt }) => leftAt === null)).toEqual([]);
    expect(await read()).toHaveLength(12);
  });

  it('[MI5] who went and came again is there, and can leave again', async () => {
    const { conference, read } = await held();
    const who = newPerson();
    for (const change of ['left', 'joined', 'left', 'left', 'joined'] as const)
      await recordAttendance(parts(one))(conference, who, change);
    expect(foldMinutes(await read()).inRoom).toMatchObject([{ leftAt: null }]);
    await recordAttendance(parts(two))(conference, who, 'left');
    const said = (await read()).map(({ event }) => event.kind === 'attended' && event.change);
    expect(said).toEqual(['joined', 'left', 'joined', 'left']);
  });
});
