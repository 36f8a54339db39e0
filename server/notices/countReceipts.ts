import type { Model } from 'mongoose';
import type { FacilityId, NoticeId } from '#domain/ids.ts';
import type { DeliveryRecord } from './deliveryModel.ts';

/** One facility that a notice reached: how many people, and the latest of their marks. */
export interface FacilityMarks {
  readonly _id: FacilityId;
  readonly people: number;
  readonly opened: Date | null;
  readonly acknowledged: Date | null;
}

/** Per facility first (DOMAIN.md §6), in one command. */
export const marksOfFacilities = (
  deliveries: Model<DeliveryRecord>,
  notice: NoticeId,
): Promise<FacilityMarks[]> =>
  deliveries
    .aggregate<FacilityMarks>([
      { $match: { notice } },
      {
        $group: {
          _id: '$facility',
          people: { $sum: 1 },
          opened: { $max: '$openedAt' },
          acknowledged: { $max: '$acknowledgedAt' },
        },
      },
    ])
    .exec();

/** Facilities reached, and those of them where somebody opened or acknowledged. */
export const countReceipts = async (
  deliveries: Model<DeliveryRecord>,
  notice: NoticeId,
): Promise<{ acknowledged: number; opened: number; facilities: number }> => {
  const marks = await marksOfFacilities(deliveries, notice);
  return {
    facilities: marks.length,
    opened: marks.filter(({ opened }) => opened !== null).length,
    acknowledged: marks.filter(({ acknowledged }) => acknowledged !== null).length,
  };
};
