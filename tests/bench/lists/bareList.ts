/** The rival: express and mongoose as anyone would list the patients of a team; nobody is judged, nothing is recorded. */
import type { AddressInfo } from 'node:net';
import compression from 'compression';
import express from 'express';
import { createConnection } from 'mongoose';

const db = await createConnection(process.env.BENCH_MONGO ?? '', { dbName: 'engawa' }).asPromise();
const shown = { name: 1, kana: 1, birth: 1, sex: 1, home: 1, channel: 1 } as const;
const app = express();
app.use(compression());
app.get('/api/patients', async (request, reply) => {
  const teams = await db
    .collection('memberships')
    .find({ position: request.query.position }, { projection: { patient: 1 } })
    .toArray();
  const patients = await db
    .collection('patients')
    .find({ _id: { $in: teams.map(({ patient }) => patient) } }, { projection: shown })
    .toArray();
  reply.json({ patients, stopped: [] });
});
const server = app.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
