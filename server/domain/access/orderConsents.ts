import type { ConsentFacts } from '../records/patient/consentFacts.ts';
import type { MembershipFacts } from '../records/patient/membershipFacts.ts';
import type { Purpose } from '../vocabulary/purposes.ts';

/** The consent that the membership names for the purpose first, then the others, the newest first. */
export const orderConsents = (
  consents: readonly ConsentFacts[],
  membership: MembershipFacts | null,
  purpose: Purpose,
): readonly ConsentFacts[] => {
  const named = membership?.grounds.find((each) => each.purpose === purpose)?.consent ?? null;
  return consents.toSorted(
    (a, b) =>
      Number(b.id === named) - Number(a.id === named) || (a.from < b.from ? 1 : a.from > b.from ? -1 : 0),
  );
};
