/** @hocuspocus/server with its database extension on the same store as ours (BENCH_MONGO), durable when it says stored. */
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';
import mongoose from 'mongoose';

interface Kept {
  readonly _id: string;
  readonly state: Buffer;
}

const db = await mongoose
  .createConnection(process.env.BENCH_MONGO ?? '', { dbName: process.env.BENCH_DB ?? '' })
  .asPromise();
const documents = db.collection<Kept>('documents');
const server = new Server({
  ...{ port: 0, address: '127.0.0.1', quiet: true, stopOnSignals: false },
  extensions: [
    new Database({
      fetch: async ({ documentName }) => {
        const found = await documents.findOne({ _id: documentName }, { promoteBuffers: true });
        return found === null ? null : new Uint8Array(found.state);
      },
      store: async ({ documentName, state }) => {
        await documents.updateOne(
          { _id: documentName },
          { $set: { state: Buffer.from(state) } },
          { upsert: true, writeConcern: { w: 'majority', j: true } },
        );
      },
    }),
  ],
});
await server.listen();
console.log(server.address.port);
