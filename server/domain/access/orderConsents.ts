import type { ConsentAttributes } from '../records/patient/consentAttributes.ts';
import type { MembershipAttributes } from '../records/patient/membershipAttributes.ts';
import type { Purpose } from '../vocabulary/purposes.ts';

/** The consent that the membership names for the purpose first, then the others, the newest first. */
export const orderConsents = (
  consents: readonly ConsentAttributes[],
  membership: MembershipAttributes | null,
  purpose: Purpose,
): readonly ConsentAttributes[] => {
  const named = membership?.grounds.find((each) => each.purpose === purpose)?.consent ?? null;
  return consents.toSorted(
    (a, b) =>
      Number(b.id === named) - Number(a.id === named) || (a.from < b.from ? 1 : a.from > b.from ? -1 : 0),
  );
};
