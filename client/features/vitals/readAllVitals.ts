import { channelRoutes } from '#contracts/http/channelRoutes.ts';
import type { ChannelId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';

/** Some months at once; older ones are rarely asked for and would make the axis unreadable. */
const PAGES = 5;

/** The points from old to new. */
export const readAllVitals = async (channel: ChannelId, signal: AbortSignal) => {
  const points = [];
  let before: number | null = null;
  for (let page = 0; page < PAGES; page += 1) {
    const answer: Awaited<ReturnType<typeof ask>> = await ask(channel, before, signal);
    points.push(...answer.points);
    before = answer.before;
    if (before === null) break;
  }
  return points.sort((a, b) => a.seq - b.seq);
};

const ask = (channel: ChannelId, before: number | null, signal: AbortSignal) =>
  callRoute(
    channelRoutes.readVitals,
    { params: { channel }, query: before === null ? {} : { before } },
    { signal },
  );
