import type { Env } from '../env.ts';
import { diskObjectStore } from './diskObjectStore.ts';
import type { ObjectStore } from './objectStore.ts';

/** S3 where the environment names a bucket, else FILES_DIR, else `folder` (of the data folder). */
export const openObjectStore = (env: Env, folder: string): ObjectStore => {
  if (env.S3_BUCKET === undefined) return diskObjectStore(env.FILES_DIR ?? folder);
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  return openedWhenUsed(async () =>
    (await import('./s3ObjectStore.ts')).s3ObjectStore({
      bucket,
      endpoint: env.S3_ENDPOINT,
      region: env.S3_REGION ?? 'ap-northeast-1',
      credentials:
        accessKeyId === undefined || secretAccessKey === undefined
          ? undefined
          : { accessKeyId, secretAccessKey },
    }),
  );
};

/** The S3 client is large: it is imported here, so that a node whose services open no file does not hold it (OP5). */
const openedWhenUsed = (open: () => Promise<ObjectStore>): ObjectStore => {
  let opened: Promise<ObjectStore> | undefined;
  const store = () => {
    opened ??= open();
    return opened;
  };
  return {
    putFile: async (...args) => (await store()).putFile(...args),
    read: async (...args) => (await store()).read(...args),
    remove: async (...args) => (await store()).remove(...args),
    check: async () => (await store()).check(),
  };
};
