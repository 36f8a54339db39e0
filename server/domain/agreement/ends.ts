import type { Day } from '../vocabulary/days.ts';
import { holdsOn } from '../vocabulary/days.ts';
import type { MunicipalityCode } from '../vocabulary/municipalityCode.ts';
import type { AgreementTerms } from './agreementVersion.ts';

/** A municipality, or a hub at its municipality. */
export interface End {
  readonly municipality: MunicipalityCode;
  readonly hub: string | null;
}

export function endName({ municipality, hub }: End): string {
  return hub === null ? municipality : `${municipality}:${hub}`;
}

/** The ends of versions that are in force on a day, by code, then hub id. */
export function endsOn(versions: readonly AgreementTerms[], day: Day): End[] {
  const ends = new Map<string, End>();
  const add = (end: End): unknown => ends.set(endName(end), end);
  for (const { parties, hubs } of versions) {
    for (const party of parties)
      if (holdsOn(party, day)) add({ municipality: party.municipality, hub: null });
    for (const hub of hubs) if (holdsOn(hub, day)) add({ municipality: hub.municipality, hub: hub.id });
  }
  // Hub ids are not blank, so that the municipality itself comes first.
  const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
  return [...ends.values()].sort(
    (a, b) => byText(a.municipality, b.municipality) || byText(a.hub ?? '', b.hub ?? ''),
  );
}
