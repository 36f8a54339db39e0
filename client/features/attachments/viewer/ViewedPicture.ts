import type { ShownPost } from '#contracts/http/channelRoutes.ts';

type ShownFile = Exclude<ShownPost['attachments'][number], { withheld: unknown }>;

/** A photo or film with who showed it when. */
export interface ViewedPicture extends ShownFile {
  readonly at: string;
  readonly author: ShownPost['author'];
}
