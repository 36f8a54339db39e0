import { holdsOn } from '../../vocabulary/days.ts';
import type { CrossingRequest } from '../crossingRequest.ts';
import { isBlank } from '../isBlank.ts';

/** [WA9] Whether the request carries a consent for this purpose and receiver that holds on the day. */
export function consentCovers({ consent, day, purpose, to }: CrossingRequest): boolean {
  if (consent === null || consent === undefined) return false;
  const withdrawn = consent.withdrawn ?? null;
  return (
    consent.purposes.includes(purpose) &&
    (consent.recipients === 'any' || consent.recipients.includes(to)) &&
    holdsOn({ from: consent.from, until: consent.until ?? null }, day) &&
    (withdrawn === null || day < withdrawn)
  );
}

/** [WA10] Whether it carries an activation by the record's home for this receiver and class. */
export function activationCovers({ activation, day, from, to, dataClass }: CrossingRequest): boolean {
  return (
    activation !== null &&
    activation !== undefined &&
    activation.by === from &&
    activation.receivers.includes(to) &&
    activation.dataClasses.includes(dataClass) &&
    holdsOn(activation, day)
  );
}

/** [WA14] Whether a reason was written. */
export function givesReason({ reason }: CrossingRequest): boolean {
  return typeof reason === 'string' && !isBlank(reason);
}
