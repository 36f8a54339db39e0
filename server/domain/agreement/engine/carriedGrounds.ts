import { holdsOn } from '../../vocabulary/days.ts';
import type { CrossingRequest } from '../crossingRequest.ts';
import { isBlank } from '../isBlank.ts';

/** Like `includes`: for lists of one or two items the call would cost more than the search. */
function lists(list: readonly string[], word: string): boolean {
  for (let at = 0; at < list.length; at++) if (list[at] === word) return true;
  return false;
}

/** [WA9] Whether the request carries a consent for this purpose and receiver that holds on the day. */
export function consentCovers({ consent, day, purpose, to }: CrossingRequest): boolean {
  if (consent === null || consent === undefined) return false;
  const { purposes, recipients, from, until = null, withdrawn = null } = consent;
  return (
    lists(purposes, purpose) &&
    (recipients === 'any' || lists(recipients, to)) &&
    from <= day &&
    (until === null || day < until) &&
    (withdrawn === null || day < withdrawn)
  );
}

/** [WA10] Whether it carries an activation by the record's home for this receiver and class. */
export function activationCovers({ activation, day, from, to, dataClass }: CrossingRequest): boolean {
  return (
    activation !== null &&
    activation !== undefined &&
    activation.by === from &&
    lists(activation.receivers, to) &&
    lists(activation.dataClasses, dataClass) &&
    holdsOn(activation, day)
  );
}

/** [WA14] Whether a reason was written. */
export function givesReason({ reason }: CrossingRequest): boolean {
  return typeof reason === 'string' && !isBlank(reason);
}
