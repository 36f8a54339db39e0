import mongoose from 'mongoose';

const { MongoClient } = mongoose.mongo;

export interface Owner {
  readonly kind: 'mongod' | 'secantus';
  readonly port: number;
  readonly password: string;
}

/**
 * Makes the embedded MongoDB a replica set of one that serves, with one user who owns it. At the first start this
 * uses the localhost exception, which both servers close once a user exists.
 */
export const ensureOwner = async ({ kind, port, password }: Owner): Promise<void> => {
  if (await canLogIn(port, password)) {
    if (kind === 'mongod') await follow(port, password);
    return;
  }
  const client = await new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, quick).connect();
  try {
    const admin = client.db('admin');
    if (kind === 'mongod') {
      const members = [{ _id: 0, host: `127.0.0.1:${port}` }];
      await admin.command({ replSetInitiate: { _id: 'engawa', members } }).catch(unlessInitiated);
      await untilPrimary(client);
    }
    await admin.command({ createUser: 'engawa', pwd: password, roles: [{ role: 'root', db: 'admin' }] });
  } finally {
    await client.close();
  }
};

const quick = { serverSelectionTimeoutMS: 10_000, connectTimeoutMS: 10_000 };
type Client = InstanceType<typeof MongoClient>;

const logIn = (port: number, password: string): Promise<Client> =>
  new MongoClient(
    `mongodb://engawa:${password}@127.0.0.1:${port}/?authSource=admin&directConnection=true`,
    quick,
  ).connect();

const canLogIn = async (port: number, password: string): Promise<boolean> => {
  let client: Client | undefined;
  try {
    client = await logIn(port, password);
    return true;
  } catch (error) {
    // 18: AuthenticationFailed, the answer of a fresh server too.
    if (error instanceof mongoose.mongo.MongoServerError && error.code === 18) return false;
    throw error;
  } finally {
    await client?.close();
  }
};

/** The configuration of the set names a port; ours is another one after each start. */
const follow = async (port: number, password: string): Promise<void> => {
  const client = await logIn(port, password);
  try {
    const admin = client.db('admin');
    const { config } = await admin.command({ replSetGetConfig: 1 });
    const host = `127.0.0.1:${port}`;
    if (config.members[0].host !== host) {
      const next = { ...config, version: config.version + 1, members: [{ ...config.members[0], host }] };
      await admin.command({ replSetReconfig: next, force: true });
    }
    await untilPrimary(client);
  } finally {
    await client.close();
  }
};

const untilPrimary = async (client: Client): Promise<void> => {
  const deadline = Date.now() + 30_000;
  while (!(await client.db('admin').command({ hello: 1 })).isWritablePrimary) {
    if (Date.now() > deadline) throw new Error('mongod did not become primary within 30 s');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

/** 23: AlreadyInitialized, by a start that was killed before it made the user. */
const unlessInitiated = (error: unknown): void => {
  if (!(error instanceof mongoose.mongo.MongoServerError && error.code === 23)) throw error;
};
