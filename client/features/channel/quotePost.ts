import type { ShownPost } from '#contracts/http/channelRoutes.ts';
import type { PostId } from '#domain/ids.ts';
import { drafts } from '../../app/drafts.ts';

/** The post that a draft answers word for word, and whose it is. */
export interface Quoting {
  readonly post: PostId;
  readonly name: string;
}

/** [WR6] Begins an answer to a post in the composer of a draft, beside what is written there already; the words are not copied. */
export const quotePost = (draftKey: string, { id, author }: ShownPost): void => {
  const begun = (drafts.read(draftKey) ?? { title: '', text: '', vitals: {} }) as object;
  drafts.write(draftKey, { ...begun, quoting: { post: id, name: author.name } satisfies Quoting });
  document.querySelector<HTMLTextAreaElement>('#write-post, #write-reply')?.focus();
};
