import type { Env } from '../env.ts';
import { diskObjectStore } from './diskObjectStore.ts';
import type { ObjectStore } from './objectStore.ts';
import { s3ObjectStore } from './s3ObjectStore.ts';

/** S3 where the environment names a bucket, else FILES_DIR, else `folder` (of the data folder). */
export const openObjectStore = (env: Env, folder: string): ObjectStore => {
  if (env.S3_BUCKET === undefined) return diskObjectStore(env.FILES_DIR ?? folder);
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  return s3ObjectStore({
    bucket: env.S3_BUCKET,
    endpoint: env.S3_ENDPOINT,
    region: env.S3_REGION ?? 'ap-northeast-1',
    credentials:
      accessKeyId === undefined || secretAccessKey === undefined
        ? undefined
        : { accessKeyId, secretAccessKey },
  });
};
