import type { HubId } from '#domain/ids.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { AgreementRegistry } from './agreementRegistry.ts';

/** A person as an end: the municipality that manages the account, and the hub that the person acts in, if it is one. */
export interface NamedEnd {
  readonly municipality: MunicipalityCode;
  readonly hub: HubId | null;
}

/**
 * Names are shown between ends in force, and within one municipality (DOMAIN.md §3). A municipality that is no party
 * is shown as itself, without names. If the end is a hub, names of the hub's own people are shown, not of those of
 * the municipality in which it lies.
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
