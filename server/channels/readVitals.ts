import type { Grant } from '#access/gate.ts';
import { disclosePart, type Withheld } from '#domain/channels/disclosure.ts';
import type { Entry } from '#domain/channels/entry.ts';
import { shownRuns } from '#domain/channels/shownRuns.ts';
import { type Vitals, vitalSigns } from '#domain/channels/vitals.ts';
import { channelOf } from './channelOf.ts';
import type { ChannelParts } from './channelParts.ts';
import { STRIDE } from './entryStore.ts';
import { readHead } from './readHead.ts';

const POINTS = 120;

/** The series of the vitals chart, oldest first; a value that is withheld keeps its place on the time axis. */
export const readVitals = async (
  parts: Pick<ChannelParts, 'gate' | 'logs' | 'store'>,
  grant: Grant,
  before: number | undefined,
) => {
  const channel = channelOf(grant);
  const head = await readHead(parts.logs, grant);
  let upTo = Math.min((before ?? head + 1) - 1, head);
  const found: Entry[] = [];
  while (upTo > 0 && found.length < POINTS) {
    const after = Math.max(0, upTo - STRIDE);
    const reports = await parts.store.ofKind(channel, 'visit-report', after, upTo);
    found.unshift(...reports.filter(({ vitals }) => vitals !== null));
    upTo = after;
  }
  // Of a report the chart shows its vitals alone, and of what stands between two reports nothing.
  await parts.gate.provideRuns(grant, shownRuns(found, grant.discloses, ['vitals']));
  const points = found.map(({ seq, at, vitals }) => ({
    seq,
    at: at.toISOString(),
    values: disclosePart(grant.discloses, 'vitals', seq, vitals ?? {}) as
      | Vitals
      | (Withheld & { withheld: 'vitals' }),
  }));
  return { signs: [...vitalSigns], points, before: upTo > 0 ? upTo + 1 : null };
};
