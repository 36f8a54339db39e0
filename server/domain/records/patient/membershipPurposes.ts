import type { Purpose } from '../../vocabulary/purposes.ts';

/** The purposes that a membership can be made for; in the order in which a patient's page is entered by them. */
export const membershipPurposes = ['care', 'conference', 'admission-discharge'] as const satisfies Purpose[];
