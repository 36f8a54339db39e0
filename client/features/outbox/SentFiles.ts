import type { NewPost } from '#contracts/http/channelRoutes.ts';

/** What a post names of its files: all of them, and what their author says that some of them show. */
export type SentFiles = Required<{
  readonly [Name in 'attachments' | 'labels']: NonNullable<NewPost[Name]>;
}>;
