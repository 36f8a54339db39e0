import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { mongo } from 'mongoose';
import type { MinutesId } from '#domain/ids.ts';
import { markUnsealed } from '#platform/migrations/markUnsealed.ts';
import { minutesLogModel } from '#server/minutes/minutesLogModel.ts';
import { sealFinalised } from '#server/minutes/sealFinalised.ts';
import { sealMinutes, verifySeal } from '#server/minutes/sealMinutes.ts';
import { sealModel } from '#server/minutes/sealModel.ts';
import { type MinutesNode, startMinutesNode } from '#tests/support/minutesNode.ts';
import { newMinutes } from '#tests/support/minutesRecord.ts';
import { withTestStores } from '#tests/support/testStores.ts';

const author = { account: randomBytes(12).toString('hex') as never, position: null };

describe('the sweep that seals what 確定 left', () => {
  let node: MinutesNode;
  // Before the stores' own: hooks of one block run in the order they are written in.
  afterAll(() => node?.close());
  const stores = withTestStores();
  beforeAll(async () => {
    const { mongoUri, redisUrl } = stores();
    const watched = `${mongoUri}&monitorCommands=true`;
    node = await startMinutesNode({ mongoUri: watched, redisUrl, dbName: 'minutes-seals' });
  });

  const parts = () => ({ ...node.platform, store: node.store });
  const log = () => minutesLogModel(node.platform.db).collection;
  const sealed = (id: MinutesId) => sealModel(node.platform.db).exists({ _id: id });
  /** As a process leaves it that dies right after 確定. */
  const finalise = async () => {
    const id = await newMinutes(node.platform.db);
    const live = await node.logs.open(id);
    await live?.append(author, { kind: 'commented', section: null, text: '見本' }, null);
    await live?.append(author, { kind: 'finalised', seen: 1, patient: '見本', people: [] }, null);
    return id;
  };

  it('[MI2] seals each of them, and looks at none of them again', async () => {
    const ids: MinutesId[] = [];
    for (let at = 0; at < 12; at += 1) ids.push(await finalise());
    expect(await sealFinalised(parts())).toBe(12);
    for (const id of ids) expect(await sealed(id)).not.toBeNull();

    const seen: object[] = [];
    const watch = ({ commandName, command }: mongo.CommandStartedEvent) => {
      const of = String((command as Record<string, unknown>)[commandName]);
      if (of.startsWith('minutes')) seen.push({ [commandName]: of, filter: command.filter });
    };
    const client = node.platform.db.getClient();
    client.on('commandStarted', watch);
    expect(await sealFinalised(parts())).toBe(0);
    client.off('commandStarted', watch);
    expect(seen).toEqual([{ find: 'minutesLog', filter: { unsealed: true } }]);
    // By the mark's own index, which is empty: no keystroke of the log is looked at either.
    const { executionStats } = await log().find({ unsealed: true }).explain('executionStats');
    expect(executionStats).toMatchObject({ totalKeysExamined: 0, totalDocsExamined: 0 });
  });

  it('[MI2] goes on after a log that cannot be sealed, and takes that one up again once it is whole', async () => {
    const broken = await finalise();
    const next = await finalise();
    const first = await log().findOneAndDelete({ document: broken, n: 1 });
    expect(await node.store.unsealed()).toEqual([broken, next]);
    expect(await sealFinalised(parts())).toBe(1);
    expect([await sealed(broken), await sealed(next)]).toEqual([null, { _id: next }]);
    expect(await node.store.unsealed()).toEqual([broken]);

    await log().insertOne(first as never);
    await sealFinalised(parts());
    expect(await verifySeal(parts(), broken)).toMatchObject({ log: true, record: true });
    expect(await node.store.unsealed()).toEqual([]);
    await log().deleteOne({ document: broken, n: 1 });
    expect(await verifySeal(parts(), broken)).toMatchObject({ log: false, record: true });
  });

  it('[MI2] finds what was finalised under an older version of the data and not sealed', async () => {
    const [before, left] = [await finalise(), await finalise()];
    await sealMinutes(parts(), before);
    await log().updateMany({}, { $unset: { unsealed: 1 } });
    await markUnsealed(node.platform.db);
    await markUnsealed(node.platform.db);
    expect(await node.store.unsealed()).toEqual([left]);
    expect(await sealFinalised(parts())).toBe(1);
    expect(await sealed(left)).not.toBeNull();
  });
});
