import mongoose, { type Connection } from 'mongoose';

/**
 * Opens a connection of its own for each node, so that two nodes can live in one process. Everything written is on a
 * majority and durable before it is acknowledged (`w: majority, j: true`), and whatever is given to anybody is read
 * at `majority` (DESIGN decision 4): both are set here, once for all models.
 */
export const openMongo = async (uri: string, options: { dbName?: string } = {}): Promise<Connection> => {
  const connection = mongoose.createConnection(uri, {
    ...(options.dbName === undefined ? {} : { dbName: options.dbName }),
    writeConcern: { w: 'majority', j: true },
    readConcern: { level: 'majority' },
    retryWrites: true,
    retryReads: true,
    serverSelectionTimeoutMS: 5_000,
    socketTimeoutMS: 20_000,
    maxPoolSize: 40,
    autoIndex: false,
    bufferCommands: false,
  });
  await connection.asPromise();
  return connection;
};
