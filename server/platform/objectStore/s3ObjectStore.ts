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
  /** If these are not given, the SDK looks for credentials itself (such as a machine's role). */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
}

/**
 * An answer must begin within ten seconds, an upload may take two minutes; a bucket that never answers counts as away
 * (N-01).
 */
const asking = { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true };
const uploading = { requestTimeout: 120_000 };

const maxSockets = 500;

/** The SDK would write its errors to the console; they are thrown, and reach our log that way. */
const silent = { trace: () => {}, debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/**
 * S3, or a store that speaks its protocol; for an `endpoint` of one's own the bucket is part of the path. An upload
 * is sent once, since its stream cannot be read a second time: if it fails it is N-01, and the sender comes again.
 * Everything else is tried twice.
 */
export const s3ObjectStore = ({ endpoint, region, bucket, credentials }: S3Settings): ObjectStore => {
  const client = new S3Client({
    region,
    logger: silent,
    maxAttempts: 2,
    // A video that is paused holds a connection as long as it is paused, at most for a minute: then its player asks
    // for the rest.
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
