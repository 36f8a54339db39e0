import { channelRoutes } from '#contracts/http/channelRoutes.ts';
import { joinRuns, type SeqRuns } from '#domain/channels/seqRuns.ts';
import type { ChannelId, PostId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';

/** A topic with all its answers, page by page. */
export const readWholeThread = async (channel: ChannelId, thread: PostId, signal: AbortSignal) => {
  const ask = (after?: number) =>
    callRoute(
      channelRoutes.readThread,
      { params: { channel, thread }, query: after === undefined ? {} : { after } },
      { signal },
    );
  let page = await ask();
  const posts = [...page.posts];
  let { read }: { read: SeqRuns } = page;
  while (page.more && page.posts.length > 0) {
    page = await ask(page.posts.at(-1)!.seq);
    posts.push(...page.posts);
    read = joinRuns(read, page.read);
  }
  return { ...page, posts, read };
};
