import type { HubId } from '#domain/ids.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { AgreementRegistry } from './agreementRegistry.ts';

/** A person as an end: the municipality that manages the account, and the hub acted in, if it is one. */
export interface NamedEnd {
  readonly municipality: MunicipalityCode;
  readonly hub: HubId | null;
}

/**
 * Names show between ends in force, and within one municipality (DOMAIN.md §3); a municipality that is no party
 * shows as itself. A hub shows its own people, not those of the municipality it lies in.
 */
export const showsNames = (
  agreements: Pick<AgreementRegistry, 'isParty' | 'isHub'>,
  reader: NamedEnd,
  shown: NamedEnd,
  day: Day,
): boolean => {
  if (reader.municipality === shown.municipality) return true;
  const inForce = ({ municipality, hub }: NamedEnd) =>
    agreements.isParty(municipality, day) || (hub !== null && agreements.isHub(municipality, hub, day));
  return inForce(reader) && inForce(shown);
};
