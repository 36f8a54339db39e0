import type { Grant } from '#access/gate.ts';
import { disclosePart, isWithheld, type Withheld } from '#domain/channels/disclosure.ts';
import type { Entry } from '#domain/channels/entry.ts';
import type { EntryView } from '#domain/channels/presentEntry.ts';
import { showFolded } from '#domain/channels/showFolded.ts';
import { type Vitals, vitalSigns } from '#domain/channels/vitals.ts';
import { channelOf } from './channelOf.ts';
import type { ChannelParts } from './channelParts.ts';
import { STRIDE } from './entryStore.ts';
import { readHead } from './readHead.ts';

const POINTS = 120;

/**
 * The series of the vitals chart, the oldest first. A value that is withheld keeps its place on the time axis. [WR4]
 * A corrected report is shown as corrected, with the earlier values beside it; of a withdrawn one only the place is
 * left.
 */
export const readVitals = async (
  parts: Pick<ChannelParts, 'gate' | 'logs' | 'store'>,
  grant: Grant,
  before: number | undefined,
) => {
  const channel = channelOf(grant);
  const head = await readHead(parts.logs, grant);
  let upTo = Math.min((before ?? head + 1) - 1, head);
  const found: Entry[] = [];
  const changes: Entry[] = [];
  while (upTo > 0 && found.length < POINTS) {
    const after = Math.max(0, upTo - STRIDE);
    const reports = await parts.store.ofKind(channel, 'visit-report', after, upTo);
    const since = await parts.store.changesOf(
      channel,
      reports.map(({ id }) => id),
      head,
    );
    const measuredLater = new Set(since.flatMap((each) => (each.vitals === null ? [] : each.change?.post)));
    // A report without vitals has a point only for somebody who is shown the report to which they were added.
    const isShown = ({ seq }: Entry) => grant.discloses('visit-report', seq).disclosed;
    found.unshift(
      ...reports.filter((each) => each.vitals !== null || (measuredLater.has(each.id) && isShown(each))),
    );
    changes.push(...since);
    upTo = after;
  }
  const shown = new Set(found.map(({ id }) => id));
  const ofShown = changes.filter(({ kind, change }) => {
    const isOfVitals = kind === 'correction' || kind === 'withdrawal';
    return isOfVitals && change != null && shown.has(change.post);
  });
  // Of a report the chart shows only its vitals, and of what lies between two reports nothing.
  const { views, runs } = showFolded(found, ofShown, grant.discloses, ['vitals']);
  await parts.gate.provideRuns(grant, runs);
  const points = found.map(({ seq, at }, index) => {
    const place = disclosePart(grant.discloses, 'vitals', seq, null);
    const values = place === null ? valuesOf(views[index]!) : place;
    return {
      ...{ seq, at: at.toISOString() },
      values: values as Vitals | (Withheld & { withheld: 'vitals' }),
      ...(place === null ? courseOf(views[index]!) : {}),
    };
  });
  return { signs: [...vitalSigns], points, before: upTo > 0 ? upTo + 1 : null };
};

const valuesOf = (view: EntryView): Vitals | Withheld => ('id' in view ? (view.vitals ?? {}) : view);

/** The values before a correction, each once, and until when they stood. */
const courseOf = (view: EntryView) => {
  const { versions = [], withdrawn = null } = ('id' in view && view.standing) || {};
  const earlier = versions.slice(0, -1).flatMap(({ vitals }, at) => {
    const next = versions[at + 1]!;
    const isSame = JSON.stringify(vitals) === JSON.stringify(next.vitals);
    return isSame || isWithheld(vitals) ? [] : [{ correctedAt: next.at, values: vitals ?? {} }];
  });
  return {
    ...(earlier.length > 0 && { earlier }),
    ...(withdrawn?.classes.includes('vitals') && { withdrawn: true }),
  };
};
