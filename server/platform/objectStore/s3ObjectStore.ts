import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { ObjectMissing, type ObjectStore } from './objectStore.ts';

export interface S3Settings {
  readonly endpoint: string | undefined;
  readonly region: string;
  readonly bucket: string;
  /** Without them the SDK's own chain is asked (a machine's role). */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
}

/** An answer begins within ten seconds, an upload has two minutes; a bucket that never answers is away (N-01). */
const asking = { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true };
const uploading = { requestTimeout: 120_000 };

const maxSockets = 500;

/** Its errors reach our log by being thrown; by itself the SDK would write on the console beside it. */
const silent = { trace: () => {}, debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/**
 * S3 or what speaks it; an `endpoint` of one's own is addressed by path. A file on its way up is sent once, its stream
 * cannot be told again: what failed is N-01 and the sender comes again. All else is asked twice.
 */
export const s3ObjectStore = ({ endpoint, region, bucket, credentials }: S3Settings): ObjectStore => {
  const client = new S3Client({
    region,
    logger: silent,
    maxAttempts: 2,
    // A paused video holds a connection for as long as it is paused, at most a minute: its player then asks for the rest.
    requestHandler: {
      ...asking,
      socketTimeout: 60_000,
      httpAgent: { maxSockets },
      httpsAgent: { maxSockets },
    },
    ...(credentials === undefined ? {} : { credentials }),
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
  });
  return {
    async putFile(key, path) {
      const { size } = await stat(path);
      await client.send(
        new PutObjectCommand({ Bucket: bucket, Key: key, Body: createReadStream(path), ContentLength: size }),
        uploading,
      );
    },
    async read(key, range) {
      try {
        const answer = await client.send(
          new GetObjectCommand({
            Bucket: bucket,
            Key: key,
            ...(range === undefined ? {} : { Range: `bytes=${range.start}-${range.end}` }),
          }),
        );
        return answer.Body as Readable;
      } catch (error) {
        throw error instanceof NoSuchKey ? new ObjectMissing(key) : error;
      }
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
    async check() {
      await client.send(new HeadBucketCommand({ Bucket: bucket }));
    },
  };
};
