import { channelRoutes } from '#contracts/http/channelRoutes.ts';
import type { ChannelId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';

/** Some months at once: more would make the axis unreadable; older ones on request. */
const PAGES = 5;

/** A stretch of points from old to new, and from where the one before it is asked for. */
export const readVitals = async (channel: ChannelId, from: number | null, signal: AbortSignal) => {
  const points = [];
  let next = from;
  for (let page = 0; page < PAGES; page += 1) {
    const answer: Awaited<ReturnType<typeof ask>> = await ask(channel, next, signal);
    points.push(...answer.points);
    next = answer.before;
    if (next === null) break;
  }
  return { points: points.sort((a, b) => a.seq - b.seq), next };
};

const ask = (channel: ChannelId, before: number | null, signal: AbortSignal) =>
  callRoute(
    channelRoutes.readVitals,
    { params: { channel }, query: before === null ? {} : { before } },
    { signal },
  );
