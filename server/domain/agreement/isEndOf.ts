import type { MunicipalityCode } from '../vocabulary/municipalityCode.ts';
import type { AgreementTerms } from './agreementVersion.ts';

/** Whether a version names the municipality at all, on whatever day: as a party, or as the place of a hub. */
export const isEndOf = (
  { parties, hubs }: Pick<AgreementTerms, 'parties' | 'hubs'>,
  municipality: MunicipalityCode,
): boolean => [...parties, ...hubs].some((end) => end.municipality === municipality);
