import type { Connection } from 'mongoose';
import type { FactRecord } from '#access/factRecord.ts';
import { canonicalFact } from './canonicalFact.ts';
import { canonicalJson } from './chain/canonicalJson.ts';
import { beforeFirst, link } from './chain/link.ts';
import { type ChainHead, type ChainRecord, chainModel, headModel } from './chainModel.ts';

/** Another chainer has taken over: this one appends nothing more. */
export class Fenced extends Error {}

/**
 * Appends to one chain what it does not hold yet, in the order given; answers how many that were. Records and head are
 * one transaction: a chain has no gap, no fork, and no fact twice, whoever is killed and whoever else tries.
 */
export const appendFacts = async (
  db: Connection,
  municipality: string,
  facts: readonly FactRecord[],
  fence: number,
): Promise<number> => {
  const records = chainModel(db);
  const heads = headModel(db);
  return db.transaction(
    async (session) => {
      const head = await heads.findById(municipality, null, { session }).lean<ChainHead>();
      if (head !== null && head.fence > fence) throw new Fenced(municipality);
      const ids = facts.map(({ _id }) => _id as string);
      const known = await records
        .find({ municipality, fact: { $in: ids } }, { fact: 1 }, { session })
        .lean<Pick<ChainRecord, 'fact'>[]>();
      const linked = new Set(known.map(({ fact }) => fact));
      const fresh = facts.filter(({ _id }) => !linked.has(_id));
      if (fresh.length === 0) return 0;
      let { n, hash: previous } = head ?? { n: 0, hash: beforeFirst };
      const chained = fresh.map((fact): ChainRecord => {
        n += 1;
        const text = canonicalJson({ municipality, n, fact: canonicalFact(fact) });
        const hash = link(previous, text);
        const { _id, at, account, patient } = fact;
        const record = { _id: `${municipality}:${n}`, municipality, n, fact: _id, previous, hash, text };
        previous = hash;
        return { ...record, at, account, patient };
      });
      await records.insertMany(chained, { session, ordered: true });
      const moved = { n, hash: previous, fence };
      if (head === null) await heads.create([{ _id: municipality, ...moved }], { session });
      else {
        const { modifiedCount } = await heads.updateOne(
          { _id: municipality, n: head.n, fence: { $lte: fence } },
          { $set: moved },
          { session },
        );
        if (modifiedCount !== 1) throw new Fenced(municipality);
      }
      return fresh.length;
    },
    { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority', j: true } },
  );
};
