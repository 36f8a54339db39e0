import type { CapacityAttributes } from '../access/attributes.ts';
import { holdsOn } from '../vocabulary/days.ts';
import type { Asker } from './asker.ts';

/** The capacity that a position holds on the day, among those that `isHere` says belong to the record. */
export const capacityOf = (
  { account, position, day }: Asker,
  which: 'officer' | 'auditor' | 'facility-manager',
  isHere: (each: CapacityAttributes) => boolean,
): CapacityAttributes | undefined =>
  account.capacities.find(
    (each) => each.capacity === which && each.position === position.id && holdsOn(each, day) && isHere(each),
  );
