import type { NewPost } from '#contracts/http/channelRoutes.ts';
import type { Realtime } from '../../api/realtime.ts';
import type { Waiting } from './OutboxPost.ts';
import type { SentFiles } from './SentFiles.ts';

/** Asks the house for what waits: a post with its files, or what is said of one; its key makes a second try the same one. */
export const askFor = (
  { key: clientId, body }: Waiting,
  { attachments, labels }: SentFiles,
  by: Realtime,
) => {
  const { channel, post, change: said } = body;
  if (said === undefined || post !== null) {
    const files = {
      ...(attachments.length > 0 && { attachments }),
      ...(labels.length > 0 && { labels }),
    };
    // One of before there was anything else has its post, always.
    return by.ask('post:create', { ...(post as NewPost), channel, ...files });
  }
  const of = { channel, post: said.post, clientId };
  switch (said.kind) {
    case 'correction':
      return by.ask('post:correct', { ...of, ...said.wanted });
    case 'withdrawal':
      return by.ask('post:withdraw', of);
    case 'reaction':
      return by.ask('post:react', { ...of, reaction: said.reaction, on: said.on });
    case 'pin':
      return by.ask('post:pin', { ...of, on: said.on });
  }
};
