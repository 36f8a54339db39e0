import * as z from 'zod/mini';
import { dataClasses } from '#domain/vocabulary/dataClasses.ts';
import { ids } from '../ids.ts';
import { route } from './route.ts';

/** Largest uploads in bytes. A phone's photo has 3-12 MB, a minute of its video about 60 MB, a scanned PDF up to 20 MB. */
export const uploadLimits = { photo: 25_000_000, video: 200_000_000, document: 30_000_000 } as const;

/** What is taken for each kind; the bytes decide, not the name. */
export const uploadTypes = {
  photo: ['image/jpeg', 'image/png', 'image/webp'],
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
});
export type AttachmentView = z.infer<typeof attachmentView>;

export const attachmentRoutes = {
  uploadAttachment: route({
    method: 'POST',
    path: '/attachments',
    summary:
      'Uploads one file as the raw body (streamed). Until a post, notice or minutes names it, only its uploader can see it; unnamed ones are removed after a day.',
    who: 'session',
    record: 'self',
    family: true,
    query: z.strictObject({
      kind: z.enum(['photo', 'video', 'document']),
      name: z.string().check(z.minLength(1), z.maxLength(200)),
    }),
    body: 'upload',
    answer: attachmentView,
  }),
  readAttachment: route({
    method: 'GET',
    path: '/attachments/:attachment',
    summary: 'Streams a file; ranges are served. `size=preview` gives a photo at 640 px.',
    who: 'session',
    record: 'attachment',
    params: z.object({ attachment: ids.attachment }),
    query: z.strictObject({ size: z.optional(z.enum(['full', 'preview'])) }),
    answer: { stream: 'file' },
  }),
} as const;
