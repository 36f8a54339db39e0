import type { Day } from '../vocabulary/days.ts';
import type { MunicipalityCode } from '../vocabulary/municipalityCode.ts';
import type { CompiledAgreements } from './compileAgreements.ts';

/** Whether some version in force that day has the municipality as a party. */
export function isPartyOn(compiled: CompiledAgreements, municipality: MunicipalityCode, day: Day): boolean {
  const state = compiled.days.on(day);
  const at = compiled.municipalities.of(municipality);
  return state.endClasses[state.endClassOf[at]!]!.party.includes(true);
}

/** Whether the hub is in force that day and lies in the municipality. */
export function isHubOn(
  compiled: CompiledAgreements,
  municipality: MunicipalityCode,
  hub: string,
  day: Day,
): boolean {
  const places = compiled.days.on(day).hubEnds.get(hub);
  return places?.has(compiled.municipalities.of(municipality)) === true;
}
