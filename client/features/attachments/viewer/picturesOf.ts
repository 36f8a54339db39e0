import type { ShownPost } from '#contracts/http/channelRoutes.ts';
import type { ViewedPicture } from './ViewedPicture.ts';

type Files = ShownPost['attachments'];

/** What of an entry's files can be looked at, in their order; what is withheld has no picture. */
export const picturesOf = ({
  at,
  author,
  files,
}: Pick<ShownPost, 'at' | 'author'> & { readonly files: Files }): readonly ViewedPicture[] =>
  files.flatMap((file) =>
    'id' in file && (file.dataClass === 'photo' || file.dataClass === 'video')
      ? [{ ...file, at, author }]
      : [],
  );
