import type { Model } from 'mongoose';
import type { Rule } from '#domain/agreement/decision.ts';
import type { ConsentId, NoticeId } from '#domain/ids.ts';
import type { Routed } from '#domain/routing/routeAudience.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { DeliveryRecord } from './deliveryModel.ts';

/** The people whom an earlier run of a delivery has reached, and by which decision, in one command. */
export const readKept = async (
  deliveries: Model<DeliveryRecord>,
  notice: NoticeId,
): Promise<readonly Routed[]> => {
  const kept = await deliveries
    .find({ notice }, { account: 1, position: 1, facility: 1, profession: 1, fact: 1 })
    .lean<DeliveryRecord[]>();
  return kept.map(({ account, position, facility, profession, fact }) => ({
    candidate: {
      account,
      position,
      facility,
      profession,
      municipality: fact.to as MunicipalityCode,
      hub: null,
    },
    decision: {
      allowed: true,
      rule: fact.rule as Rule | null,
      ...{ agreement: fact.agreement, version: fact.version, clause: fact.clause },
    },
    consent: fact.consent as ConsentId | null,
  }));
};
