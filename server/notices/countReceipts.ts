import type { Model } from 'mongoose';
import type { FacilityId, NoticeId } from '#domain/ids.ts';
import type { DeliveryRecord } from './deliveryModel.ts';

/** Facilities reached, and those of them where somebody opened or acknowledged (DOMAIN.md §6: per facility first). */
export const countReceipts = async (
  deliveries: Model<DeliveryRecord>,
  notice: NoticeId,
): Promise<{ acknowledged: number; opened: number; facilities: number }> => {
  const marks = await deliveries.aggregate<{
    _id: FacilityId;
    opened: Date | null;
    acknowledged: Date | null;
  }>([
    { $match: { notice } },
    {
      $group: { _id: '$facility', opened: { $max: '$openedAt' }, acknowledged: { $max: '$acknowledgedAt' } },
    },
  ]);
  return {
    facilities: marks.length,
    opened: marks.filter(({ opened }) => opened !== null).length,
    acknowledged: marks.filter(({ acknowledged }) => acknowledged !== null).length,
  };
};
