import type { Model } from 'mongoose';
import type { FacilityId, PositionId } from '#domain/ids.ts';
import { noticeRow } from '#domain/records/notice/noticeRow.ts';
import { routeTo } from '#domain/routing/routeTo.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { DeliveryRecord } from './deliveryModel.ts';
import type { NoticeRecord } from './noticeModel.ts';
import type { NoticeParts } from './noticeParts.ts';

/** The part of a notice by which its receipts are judged. */
export type FollowedNotice = Pick<
  NoticeRecord,
  '_id' | 'home' | 'fromHub' | 'purpose' | 'kind' | 'patient' | 'facility'
>;

/**
 * The receipts of one facility that a notice reached: how many of those who may read it now, and the latest mark of
 * each kind.
 */
export interface FacilityMarks {
  readonly facility: FacilityId;
  /** The sender's own facility: shown apart, and counted nowhere. */
  readonly own: boolean;
  /** How many may read it now; 0: everybody whom it reached there has left. */
  readonly people: number;
  /** How many it reached there who may not read it any more. */
  readonly left: number;
  readonly opened: Date | null;
  /** The marks of all whom it reached: somebody who acknowledged did so for the office, and that stands when they leave. */
  readonly acknowledged: Date | null;
}

interface Group {
  readonly _id: { facility: FacilityId; profession: string; to: MunicipalityCode };
  readonly people: number;
  readonly opened: Date | null;
  readonly acknowledged: Date | null;
}

type Parts = Pick<NoticeParts, 'endedAmong' | 'agreements' | 'team' | 'facilities' | 'deliveries' | 'clock'>;

/**
 * [NO5] The receipts of a notice. Those count who may read it now and do not act for its sender, whoever was reached
 * at the time. Positions that have ended are asked for once, and each combination of municipality, profession and hub
 * is judged once by the routing itself, so that it takes a few commands however many were reached.
 */
export const receiptsOf =
  (parts: Parts) =>
  async (notice: FollowedNotice, ended?: readonly PositionId[]): Promise<FacilityMarks[]> => {
    const day = tokyoDay(parts.clock.now());
    // A list asks once, for all of its notices together, which positions have ended.
    const isKnown = ended !== undefined && notice.patient === null;
    const gone = isKnown ? [...ended] : await goneFrom(parts, notice, day);
    const [here, left] = await Promise.all([
      groupsOf(parts.deliveries, { notice: notice._id, position: { $nin: gone } }),
      gone.length === 0 ? [] : groupsOf(parts.deliveries, { notice: notice._id, position: { $in: gone } }),
    ]);
    const mayRead = await judge(parts, notice, day, here);
    const marks = new Map<FacilityId, FacilityMarks>();
    const add = ({ _id: { facility }, people, opened, acknowledged }: Group, isHere: boolean) => {
      const known = marks.get(facility);
      marks.set(facility, {
        facility,
        own: facility === notice.facility,
        people: (known?.people ?? 0) + (isHere ? people : 0),
        left: (known?.left ?? 0) + (isHere ? 0 : people),
        opened: latest(known?.opened, isHere ? opened : null),
        acknowledged: latest(known?.acknowledged, acknowledged),
      });
    };
    for (const group of here) add(group, mayRead(group));
    for (const group of left) add(group, false);
    return [...marks.values()];
  };

/** The facilities that count: those with somebody who may read it now, other than the sender's own. */
export const isCounted = ({ people, own }: FacilityMarks): boolean => people > 0 && !own;

/** How many facilities count, and in how many of them somebody opened or acknowledged it. */
export const countReceipts = (
  marks: readonly FacilityMarks[],
): { acknowledged: number; opened: number; facilities: number } => {
  const counted = marks.filter(isCounted);
  return {
    facilities: counted.length,
    opened: counted.filter(({ opened, acknowledged }) => opened !== null || acknowledged !== null).length,
    acknowledged: counted.filter(({ acknowledged }) => acknowledged !== null).length,
  };
};

/**
 * The positions it reached that may not read it now because of what they are: they have ended, or are not in the team
 * that it is about any more.
 */
export const goneFrom = async (
  {
    deliveries,
    endedAmong,
    team,
    agreements,
  }: Pick<Parts, 'deliveries' | 'endedAmong' | 'team' | 'agreements'>,
  { _id, home, fromHub, purpose, kind, patient }: FollowedNotice,
  day: ReturnType<typeof tokyoDay>,
): Promise<PositionId[]> => {
  const positions = (await deliveries.distinct('position', { notice: _id })) as PositionId[];
  if (patient === null) return [...(await endedAmong(positions, day))];
  const about = await team(patient, purpose, day);
  if (about === null) return positions;
  const rules = { compiled: await agreements(), day };
  const item = { home, fromHub, row: noticeRow(purpose, kind), consents: about.patient.consents };
  const reading = new Set(
    about.candidates
      .filter((candidate) => routeTo(rules, item, candidate).decision.allowed)
      .map(({ position }) => position),
  );
  return positions.filter((position) => !reading.has(position));
};

const groupsOf = (deliveries: Model<DeliveryRecord>, match: object): Promise<Group[]> =>
  deliveries
    .aggregate<Group>([
      { $match: match },
      {
        $group: {
          _id: { facility: '$facility', profession: '$profession', to: '$fact.to' },
          people: { $sum: 1 },
          opened: { $max: '$openedAt' },
          acknowledged: { $max: '$acknowledgedAt' },
        },
      },
    ])
    .exec();

/**
 * Whether the agreement as it is today would still carry it there. For a notice about a patient, being in the team
 * already says so.
 */
const judge = async (
  { agreements, facilities }: Parts,
  { home, fromHub, purpose, kind, patient }: FollowedNotice,
  day: ReturnType<typeof tokyoDay>,
  groups: readonly Group[],
): Promise<(group: Group) => boolean> => {
  if (patient !== null) return () => true;
  const rules = { compiled: await agreements(), day };
  const known = await facilities(groups.map(({ _id }) => _id.facility));
  const item = { home, fromHub, row: noticeRow(purpose, kind), consents: [] };
  const answers = new Map<string, boolean>();
  return ({ _id: { facility, profession, to } }) => {
    const hub = known.get(facility)?.hub ?? null;
    const key = `${to} ${hub} ${profession}`;
    const answer =
      answers.get(key) ?? routeTo(rules, item, { municipality: to, profession, hub }).decision.allowed;
    answers.set(key, answer);
    return answer;
  };
};

const latest = (one: Date | null | undefined, other: Date | null): Date | null =>
  one == null || (other !== null && other > one) ? other : one;
