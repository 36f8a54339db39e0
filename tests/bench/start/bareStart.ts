/** The rival: express, socket.io, mongoose and ioredis in one process, connected and listening; nothing else is there. */
import { createServer } from 'node:http';
import express from 'express';
import { Redis } from 'ioredis';
import { createConnection } from 'mongoose';
import { Server } from 'socket.io';

const url = process.env.REDIS_URL ?? '';
const redis = url.startsWith('unix://') ? new Redis(url.slice('unix://'.length)) : new Redis(url);
await Promise.all([createConnection(process.env.MONGODB_URI ?? '').asPromise(), redis.ping()]);
const server = createServer(express());
new Server(server, { transports: ['websocket'], serveClient: false });
server.listen(0, '127.0.0.1', () => console.log('ready'));
