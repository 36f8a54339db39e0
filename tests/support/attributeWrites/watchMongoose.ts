import mongoose, { type Connection } from 'mongoose';
import { AttributeWriteWatch } from './attributeWriteWatch.ts';
import { tellHands } from './byHand.ts';

/** Watches every connection that is opened from here on in this process. */
export const watchMongoose = (): AttributeWriteWatch => {
  tellHands();
  const opened = new Set<Connection>();
  const watch = new AttributeWriteWatch(async (database, collection, filter, field) => {
    const connection = [...opened].find((each) => each.readyState === 1);
    if (connection === undefined) return [];
    const found = connection
      .getClient()
      .db(database)
      .collection(collection)
      .find(filter as never);
    return (await found.project({ [field]: 1 }).toArray()).map((each) => String(each[field]));
  });
  const create = mongoose.createConnection.bind(mongoose) as (uri: string, options?: object) => Connection;
  mongoose.createConnection = ((uri: string, options: object = {}) => {
    const connection = create(uri, { ...options, monitorCommands: true });
    connection.asPromise().then(
      () => {
        opened.add(connection);
        const client = connection.getClient();
        client.on('commandStarted', (event) => watch.started(event as never));
        client.on('commandSucceeded', (event) => watch.succeeded(event as never));
      },
      () => undefined,
    );
    connection.on('close', () => opened.delete(connection));
    return connection;
  }) as typeof mongoose.createConnection;
  return watch;
};
