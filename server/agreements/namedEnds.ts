import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { AgreementRegistry, HubEnd } from './agreementRegistry.ts';
import type { NamedEnd } from './showsNames.ts';

export interface NamedEnds {
  readonly municipalities: readonly MunicipalityCode[];
  readonly hubs: readonly HubEnd[];
}

/**
 * All ends whose names may be shown to a reader on a day: what `showsNames` says of one end, as a query for the
 * store. A search that asks for these alone does not tell, by a page that is not full, that something was left out.
 */
export const namedEnds = (
  agreements: Pick<AgreementRegistry, 'partiesOn' | 'hubsOn'>,
  reader: NamedEnd,
  day: Day,
): NamedEnds => {
  const parties = agreements.partiesOn(day);
  const hubs = agreements.hubsOn(day);
  const inForce =
    parties.has(reader.municipality) ||
    hubs.some((each) => each.municipality === reader.municipality && each.hub === reader.hub);
  if (!inForce) return { municipalities: [reader.municipality], hubs: [] };
  return { municipalities: [...new Set([reader.municipality, ...parties])], hubs };
};
