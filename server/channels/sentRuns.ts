import { commonRuns, joinRuns, type SeqRun, type SeqRuns } from '#domain/channels/seqRuns.ts';
import type { ChannelId, SessionId } from '#domain/ids.ts';
import { endOfMoment } from '#platform/endOfMoment.ts';
import { Failure } from '#platform/failure.ts';
import { nameOfError } from '#platform/nameOfError.ts';
import type { Platform } from '#platform/platform.ts';

/** No session lives longer than half of this. */
const KEPT_MS = 24 * 60 * 60 * 1000;
/** So many answers of one channel are kept apart before they are written as one. */
const MOST_APART = 100;

/** What another part of this node knows to have been sent to a session, beside what is kept for all nodes. */
export type SentHere = (session: SessionId, channel: ChannelId) => SeqRuns;

/**
 * [PO6] Which seqs of a channel were sent to a session: only these can be marked as read. What was answered is kept
 * in Redis beside the session, as numbers only, since any node may be asked. What was pushed is known to the node
 * that pushed it until the channel is closed there. If a node is lost, what it knew is lost too, and those people are
 * sent the entries again.
 */
export const openSentRuns = (platform: Pick<Platform, 'redis' | 'redisPrefix' | 'log'>) => {
  const { redis, redisPrefix, log } = platform;
  const here: SentHere[] = [];
  const keyOf = (session: SessionId, channel: ChannelId) => `${redisPrefix}sent:${session}:${channel}`;
  const wordOf = ({ first, last }: SeqRun) => `${first}-${last}`;

  /** A set of runs means their union, whatever is added or repeated meanwhile: so the fewer go in before the many go. */
  const join = async (key: string, words: readonly string[], runs: SeqRuns): Promise<void> => {
    const kept = runs.map(wordOf);
    const gone = words.filter((word) => !kept.includes(word));
    await redis
      .multi()
      .sadd(key, ...kept)
      .srem(key, ...gone)
      .exec();
  };
  /** What was answered at the same moment goes in one message. */
  let noted = new Map<string, string[]>();
  const flush = (): void => {
    if (noted.size === 0) return;
    const pipeline = redis.pipeline();
    for (const [key, words] of noted) pipeline.sadd(key, ...words).pexpire(key, KEPT_MS);
    noted = new Map();
    pipeline.exec().catch((error: unknown) => log.debug({ err: nameOfError(error) }, 'sent seqs not kept'));
  };
  const kept = async (session: SessionId, channel: ChannelId): Promise<SeqRuns> => {
    flush();
    const key = keyOf(session, channel);
    const words = await redis.smembers(key);
    const runs = joinRuns(words.flatMap(runOf));
    if (words.length > MOST_APART && runs.length < words.length / 2) await join(key, words, runs);
    return runs;
  };

  return {
    /**
     * Waits for nothing: a Redis that is away or silent holds up no answer, and a page has sent anew what it cannot
     * mark. A question that follows on this node reaches Redis after this, over the same connection.
     */
    note: (session: SessionId, channel: ChannelId, runs: SeqRuns): void => {
      if (runs.length === 0) return;
      if (noted.size === 0) void endOfMoment().then(flush);
      const key = keyOf(session, channel);
      const words = noted.get(key) ?? [];
      noted.set(key, words);
      words.push(...runs.map(wordOf));
    },

    /** Which of these were sent to the session. Throws N-01 where that cannot be known now. */
    among: async (session: SessionId, channel: ChannelId, asked: SeqRuns): Promise<SeqRuns> => {
      const known = joinRuns(...here.map((sent) => sent(session, channel)));
      const common = commonRuns(asked, known);
      if (asked.every(({ first, last }) => common.some((run) => run.first <= first && last <= run.last)))
        return common;
      try {
        return commonRuns(asked, joinRuns(known, await kept(session, channel)));
      } catch {
        throw new Failure('N-01', { retryAfterSeconds: 2 });
      }
    },

    addHere: (sent: SentHere): void => void here.push(sent),
  };
};

/** What is no run is none in what they are joined to. */
const runOf = (word: string): SeqRun[] => {
  const [first = 0, last = 0] = word.split('-').map(Number);
  return first >= 1 ? [{ first, last }] : [];
};

export type SentRuns = ReturnType<typeof openSentRuns>;
