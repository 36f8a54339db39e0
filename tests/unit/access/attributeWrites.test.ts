import { describe, expect, it } from '@jest/globals';
import { AttributeWriteWatch } from '#tests/support/attributeWrites/attributeWriteWatch.ts';

let request = 0;
/** A watch on a store in which each document names `of` as its subject. */
const watching = (of: string) => {
  const watch = new AttributeWriteWatch(async () => [of]);
  const run = (commandName: string, command: object, reply: object = { n: 1, nModified: 1 }) => {
    const requestId = ++request;
    watch.started({ requestId, commandName, databaseName: 'd', command: command as never });
    watch.succeeded({ requestId, reply });
  };
  return { watch, run };
};
const within = { autocommit: false, lsid: { id: Buffer.from('s') }, txnNumber: 1 };
const until = { q: { _id: 'm1' }, u: { $set: { until: '2026-12-01', endedAt: new Date(0) } } };
const entry = (kind: string, id?: string) => ({
  insert: 'revocations',
  documents: [{ n: 1, subject: { kind, id } }],
  ...within,
});

describe('[AC14] the watch over writes of attributes', () => {
  it('names a write outside a transaction, and lets pass what is no attribute', async () => {
    const { watch, run } = watching('p1');
    run('update', { update: 'memberships', updates: [until] });
    expect(await watch.take()).toEqual([
      'update of until in memberships outside a transaction with its entry',
    ]);
    run('update', { update: 'accounts', updates: [{ q: { _id: 'a' }, u: { $set: { totpStep: 3 } } }] });
    run('update', { update: 'posts', updates: [until] });
    run('update', { update: 'memberships', updates: [until] }, { n: 1, nModified: 0 });
    run('insert', { insert: 'facilities', documents: [{ _id: 'f' }] });
    expect(await watch.take()).toEqual([]);
  });

  it('asks for the entry of the very subject, in the same transaction', async () => {
    const { watch, run } = watching('p1');
    const write = () => run('update', { update: 'memberships', updates: [until], ...within });
    for (const subject of [entry('account', 'a1'), entry('patient', 'p2')]) {
      write();
      run('insert', subject);
      run('commitTransaction', { commitTransaction: 1, ...within });
      expect(await watch.take()).toEqual(['update of until in memberships without the entry of patient p1']);
    }
    for (const subject of [entry('patient', 'p1'), entry('all')]) {
      write();
      run('insert', subject);
      run('commitTransaction', { commitTransaction: 1, ...within });
      expect(await watch.take()).toEqual([]);
    }
  });

  it('holds for what is inserted, replaced whole, deleted, and changed by find-and-modify', async () => {
    const { watch, run } = watching('p1');
    const commit = () => run('commitTransaction', { commitTransaction: 1, ...within });
    run('insert', { insert: 'capacities', documents: [{ _id: 'c', account: 'a7' }], ...within });
    commit();
    run('update', { update: 'consents', updates: [{ q: { _id: 'k' }, u: { patient: 'p1' } }], ...within });
    commit();
    run('delete', { delete: 'positions', deletes: [{ q: {} }] });
    const raised = { findAndModify: 'accounts', query: { _id: 'a' }, update: { $inc: { sessionEpoch: 1 } } };
    run('findAndModify', raised, { lastErrorObject: { n: 1 } });
    run('findAndModify', raised, { lastErrorObject: { n: 0 } });
    run('insert', { insert: 'agreements', documents: [{ _id: 'x:1' }], ...within });
    run('insert', entry('patient', 'p1'));
    commit();
    run('update', {
      update: 'facilities',
      updates: [{ q: { _id: 'f' }, u: { $set: { hub: null } } }],
      ...within,
    });
    commit();
    expect((await watch.take()).toSorted()).toEqual([
      'delete from positions outside a transaction with its entry',
      'insert into agreements without its entry',
      'insert into capacities without the entry of account a7',
      'update of * in consents without the entry of patient p1',
      'update of hub in facilities though no entry can say so',
      'update of sessionEpoch in accounts outside a transaction with its entry',
    ]);
  });
});
