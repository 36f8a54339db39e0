import { AsyncLocalStorage } from 'node:async_hooks';
import mongoose from 'mongoose';
import { attributeCollections } from './attributeCollections.ts';

const hand = new AsyncLocalStorage<true>();

export const isByHand = (): boolean => hand.getStore() === true;

/**
 * Who writes past the log and may: a test that puts something into the store itself; migrations, which run before anything
 * listens; the removal of a half-made sample, in which nobody could sign in.
 */
const mayWrite = /\/(tests|server\/platform\/migrations)\/|\/server\/sample\/clearSample\.ts/;
const between = /node_modules|node:|tests\/support\/attributeWrites/;

const isCalledByHand = (collection: string): boolean => {
  if (attributeCollections[collection] === undefined) return false;
  const caller = new Error().stack
    ?.split('\n')
    .find((line) => /\.[mt]?js|\.ts/.test(line) && !between.test(line));
  return caller !== undefined && mayWrite.test(caller);
};

const writes = [
  ...['insertOne', 'insertMany', 'updateOne', 'updateMany', 'replaceOne', 'deleteOne', 'deleteMany'],
  ...['findOneAndUpdate', 'bulkWrite'],
];

type Method = (this: Record<string, unknown>, ...given: unknown[]) => unknown;
const methodsOf = (prototype: unknown) => prototype as Record<string, Method>;

/** Tells writes that are made by hand from the house's: by who calls, before anything is awaited. */
export const tellHands = (): void => {
  const driver = methodsOf(mongoose.mongo.Collection.prototype);
  const queries = methodsOf(mongoose.Query.prototype);
  const byHand = new WeakSet<object>();
  for (const name of writes) {
    const write = driver[name];
    if (write !== undefined)
      driver[name] = function (...given) {
        if (isByHand() || !isCalledByHand(String(this.collectionName))) return write.apply(this, given);
        return hand.run(true, () => write.apply(this, given));
      };
    const ask = queries[name];
    if (ask !== undefined)
      queries[name] = function (...given) {
        const { name: collection } = (this.mongooseCollection ?? {}) as { name?: string };
        if (isCalledByHand(String(collection))) byHand.add(this);
        return ask.apply(this, given);
      };
  }
  const run = queries.exec!;
  queries.exec = function (...given) {
    return byHand.has(this) ? hand.run(true, () => run.apply(this, given)) : run.apply(this, given);
  };
};
