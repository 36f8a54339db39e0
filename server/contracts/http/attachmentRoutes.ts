import * as z from 'zod/mini';
import { dataClasses } from '#domain/vocabulary/dataClasses.ts';
import { clientId } from '../clientId.ts';
import { ids } from '../ids.ts';
import { route } from './route.ts';

/**
 * The largest uploads, in bytes. A phone's photo has 3-12 MB, a minute of its video about 60 MB, a scanned PDF up to
 * 20 MB.
 */
export const uploadLimits = { photo: 25_000_000, video: 200_000_000, document: 30_000_000 } as const;

/** What is taken for each kind. The bytes of a file decide, not its name. */
export const uploadTypes = {
  photo: ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/heif'],
  video: ['video/mp4', 'video/webm', 'video/quicktime'],
  document: ['application/pdf'],
} as const;

export type UploadKind = keyof typeof uploadTypes;

export const attachmentView = z.object({
  id: ids.attachment,
  kind: z.enum(['photo', 'video', 'document']),
  dataClass: z.enum(dataClasses),
  name: z.string(),
  type: z.string(),
  bytes: z.number(),
  /** A film that has a still picture, given by `size=preview`. */
  poster: z.optional(z.literal(true)),
});
export type AttachmentView = z.infer<typeof attachmentView>;

/** Bytes of one part of an upload: so many at most; and, but for the last one, so many at least. */
export const partBounds = { most: 8_000_000, least: 64 * 1024 } as const;

const kindAndName = {
  kind: z.enum(['photo', 'video', 'document']),
  name: z.string().check(z.minLength(1), z.maxLength(200)),
};

const uploadState = z.object({
  upload: ids.attachment,
  bytes: z.number(),
  /** How many of them are there: what is sent next begins with this one. */
  at: z.number(),
  /** Once it is finished. */
  file: z.nullable(attachmentView),
});
export type UploadState = z.infer<typeof uploadState>;

const place = z.pipe(
  z.pipe(
    z.string().check(z.regex(/^[0-9]{1,12}$/)),
    z.transform((digits) => Number(digits)),
  ),
  z.int().check(z.minimum(0)),
);
const params = z.object({ upload: ids.attachment });

export const attachmentRoutes = {
  uploadAttachment: route({
    method: 'POST',
    path: '/attachments',
    summary:
      'Uploads one file as the raw body (streamed). Until a post, notice or minutes names it, only its uploader can see it; unnamed ones are removed after a day.',
    who: 'session',
    record: 'self',
    family: true,
    query: z.strictObject(kindAndName),
    body: 'upload',
    answer: attachmentView,
  }),
  beginUpload: route({
    method: 'POST',
    path: '/uploads',
    summary:
      'Begins an upload in parts, for a line that may break. The same clientId again is the same upload. One account has eight at a time: a ninth takes the place of the oldest. After a day what was not finished is removed.',
    who: 'session',
    record: 'self',
    body: z.strictObject({ clientId, ...kindAndName, bytes: z.int().check(z.minimum(1), z.maximum(1e12)) }),
    answer: uploadState,
  }),
  readUpload: route({
    method: 'GET',
    path: '/uploads/:upload',
    summary: 'How far an upload of one’s own is.',
    who: 'session',
    record: 'self',
    params,
    answer: uploadState,
  }),
  sendPart: route({
    method: 'PUT',
    path: '/uploads/:upload',
    summary:
      'Sends the bytes from `at` on as the raw body. They count once all of them have come. What is there already is not taken again, and the answer says where to go on; a gap is C-01.',
    who: 'session',
    record: 'self',
    params,
    query: z.strictObject({ at: place }),
    body: 'upload',
    answer: uploadState,
  }),
  finishUpload: route({
    method: 'POST',
    path: '/uploads/:upload/finish',
    summary:
      'Looks at the whole file and takes it in, as uploadAttachment does; again, it answers the same. C-01 while bytes are missing; a file that is refused (V-03) is gone.',
    who: 'session',
    record: 'self',
    params,
    answer: attachmentView,
  }),
  dropUpload: route({
    method: 'DELETE',
    path: '/uploads/:upload',
    summary: 'Gives an unfinished upload up.',
    who: 'session',
    record: 'self',
    params,
    answer: z.void(),
  }),
  readAttachment: route({
    method: 'GET',
    path: '/attachments/:attachment',
    summary:
      'Streams a file; ranges are served. `size=preview` gives a photo, or the still of a film, at 640 px.',
    who: 'session',
    record: 'attachment',
    params: z.object({ attachment: ids.attachment }),
    query: z.strictObject({ size: z.optional(z.enum(['full', 'preview'])) }),
    answer: { stream: 'file' },
  }),
} as const;
