import { earliest } from '../../access/earliest.ts';
import type { Day } from '../../vocabulary/days.ts';
import type { FamilyPersonAttributes } from './familyAttributes.ts';

/** The first day on which somebody is in the room no more: a decision of the office holds until it is to be looked at again (FA5). */
export const familyUntil = ({
  until,
  reviewBy,
}: Pick<FamilyPersonAttributes, 'until' | 'reviewBy'>): Day | null => earliest([until, reviewBy]);
