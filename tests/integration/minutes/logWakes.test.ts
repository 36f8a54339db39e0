import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { mongo } from 'mongoose';
import { newId } from '#platform/newId.ts';
import type { LiveDocument } from '#server/minutes/liveDocument.ts';
import { minutesLogModel } from '#server/minutes/minutesLogModel.ts';
import { eventually } from '#tests/support/eventually.ts';
import { type MinutesNode, startMinutesNode } from '#tests/support/minutesNode.ts';
import { newMinutes } from '#tests/support/minutesRecord.ts';
import { withTestStores } from '#tests/support/testStores.ts';

describe('the log of a document that nobody watches', () => {
  let node: MinutesNode;
  afterAll(() => node?.close());
  const stores = withTestStores();
  beforeAll(async () => {
    const { mongoUri, redisUrl } = stores();
    const watched = `${mongoUri}&monitorCommands=true`;
    node = await startMinutesNode({ mongoUri: watched, redisUrl, dbName: 'minutes-wakes' });
  });

  it('takes up what is appended in the very moment the last append is answered', async () => {
    const live = await node.logs.open(await newMinutes(node.platform.db));
    if (live === null) throw new Error('no document');
    const author = { account: newId() as never, position: null };
    const comment = (text: string) => live.append(author, { kind: 'commented', section: null, text }, null);
    for (let round = 0; round < 30; round += 1) {
      const before = await comment(`${round} first`);
      // No turn of the event loop lies between the answer and this one, nor between its reading and its start.
      const read = live.catchUp();
      const after = await comment(`${round} second`);
      await read;
      expect(after).toBe(before + 1);
    }
  }, 20_000);

  it('[OP10] asks one question for all that are open, by the index, and takes up what nobody hinted at', async () => {
    const author = { account: newId() as never, position: null };
    const open: LiveDocument[] = [];
    for (let n = 0; n < 12; n += 1) {
      const live = await node.logs.open(await newMinutes(node.platform.db));
      if (live === null) throw new Error('no document');
      await live.append(author, { kind: 'commented', section: null, text: `${n}` }, null);
      live.onAppended(() => {});
      open.push(live);
    }
    const seen: { find: string; filter: { $or?: object[] } }[] = [];
    const watch = ({ commandName, command }: mongo.CommandStartedEvent) => {
      if (commandName === 'find') seen.push({ find: command.find, filter: command.filter });
    };
    const client = node.platform.db.getClient();
    client.on('commandStarted', watch);
    await eventually(() => seen.length >= 2, 10_000);
    client.off('commandStarted', watch);
    for (const { find, filter } of seen) {
      expect(find).toBe('minutesLog');
      expect(filter.$or).toHaveLength(12);
    }
    const log = minutesLogModel(node.platform.db).collection;
    const { executionStats } = await log.find(seen[0]?.filter as object).explain('executionStats');
    expect((executionStats as { totalDocsExamined: number }).totalDocsExamined).toBeLessThan(12);

    // Another node's entry, whose hint was lost.
    const [first] = open as [LiveDocument];
    const head = first.state.head;
    const record = await log.findOne({ document: first.document, n: head });
    await log.insertOne({ ...record, _id: newId(), n: head + 1 } as never);
    await eventually(() => first.state.head === head + 1, 10_000);
  }, 30_000);

  it('[MI10] asks for short ranges of a long log to know when its form changed last', async () => {
    const document = await newMinutes(node.platform.db);
    const records = Array.from({ length: 1_300 }, (_, at) => ({
      ...{ _id: newId(), document, n: at + 1, at: new Date(), account: newId(), position: null, fact: null },
      ...(at < 1_000
        ? { kind: 'update', update: Buffer.from([0, 0]), clients: [] }
        : { kind: 'commented', body: { section: null, text: `${at}` } }),
    }));
    await minutesLogModel(node.platform.db).collection.insertMany(records as never[]);
    const widths: number[] = [];
    const watch = ({ commandName, command }: mongo.CommandStartedEvent) => {
      if (commandName === 'find' && command.filter.document === document && command.limit === 1)
        widths.push(command.filter.n.$lte - command.filter.n.$gt);
    };
    const client = node.platform.db.getClient();
    client.on('commandStarted', watch);
    const lastText = async (upTo: number) =>
      (await node.store.readForm(document, upTo)).filter(({ event }) => event.kind === 'update');
    expect((await lastText(1_000)).map(({ n }) => n)).toEqual([1_000]);
    expect(widths.splice(0)).toEqual([50]);
    expect((await lastText(1_300)).map(({ n }) => n)).toEqual([1_000]);
    expect(widths.splice(0)).toEqual([50, 200, 800]);
    expect(await lastText(0)).toEqual([]);
    client.off('commandStarted', watch);
  }, 20_000);
});
