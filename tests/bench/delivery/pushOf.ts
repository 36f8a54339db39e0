interface Push {
  readonly channel: string;
  readonly posts: readonly (Record<string, unknown> & { readonly body: Record<string, unknown> })[];
  readonly head: number;
}

/** A push that our own service sent before, so that the rivals carry the same bytes. */
const sent = process.env.BENCH_PUSH === undefined ? null : (JSON.parse(process.env.BENCH_PUSH) as Push);

export const pushOf = (head: number, { text, clientId }: { text: string; clientId: string }): Push => {
  if (sent === null) throw new Error('BENCH_PUSH is not given');
  const [post] = sent.posts;
  return { ...sent, posts: [{ ...post, seq: head, clientId, body: { ...post?.body, text } }], head };
};
