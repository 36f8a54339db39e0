import { holdsOn } from '../../vocabulary/days.ts';
import type { MunicipalityCode } from '../../vocabulary/municipalityCode.ts';
import type { CrossingRequest } from '../crossingRequest.ts';
import type { ExplainTexts } from './explainTexts.ts';

/** Why what the request carries (or does not) fails WA9, WA10 or WA14, in words. */
export function whyCarried(
  failed: 'WA9' | 'WA10' | 'WA14',
  request: CrossingRequest,
  named: (code: MunicipalityCode) => string,
  texts: ExplainTexts,
): string {
  if (failed === 'WA9') return whyConsent(request, named, texts);
  return failed === 'WA10' ? whyActivation(request, named, texts) : texts.noReason();
}

function whyConsent(
  { consent, day, purpose, to }: CrossingRequest,
  named: (code: MunicipalityCode) => string,
  texts: ExplainTexts,
): string {
  if (!consent) return texts.noConsent();
  if (!consent.purposes.includes(purpose)) return texts.consentPurpose(purpose, consent.purposes);
  if (consent.recipients !== 'any' && !consent.recipients.includes(to))
    return texts.consentRecipient(named(to));
  const bounds = { from: consent.from, until: consent.until ?? null };
  if (!holdsOn(bounds, day)) return texts.consentPeriod(bounds, day);
  return texts.consentWithdrawn(consent.withdrawn ?? day);
}

function whyActivation(
  request: CrossingRequest,
  named: (code: MunicipalityCode) => string,
  texts: ExplainTexts,
): string {
  const { activation, day, from, to, dataClass } = request;
  if (!activation) return texts.noActivation();
  if (activation.by !== from) return texts.activationBy(named(activation.by), named(from));
  if (!activation.receivers.includes(to)) return texts.activationReceiver(named(to));
  if (!activation.dataClasses.includes(dataClass))
    return texts.activationClass(dataClass, activation.dataClasses);
  return texts.activationPeriod(activation, day);
}
