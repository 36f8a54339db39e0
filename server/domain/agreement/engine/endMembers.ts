/** A set of municipalities, one bit each by number. */
export type MunicipalitySet = Int32Array;

export function municipalitySetOf(count: number, numbers: Iterable<number>): MunicipalitySet {
  const set = new Int32Array((count + 31) >>> 5);
  for (const at of numbers) set[at >>> 5]! |= 1 << (at & 31);
  return set;
}

export function hasMunicipality(set: MunicipalitySet, at: number): boolean {
  return (set[at >>> 5]! & (1 << (at & 31))) !== 0;
}

/** Who lies in which class of ends (acting for themselves, not for a hub) and in which medical area, on a day. */
export interface EndMembers {
  readonly byClass: readonly MunicipalitySet[];
  /** One set after the other, by number of the area; the first, of none, stays empty. */
  readonly byArea: Int32Array;
}

/** From a day's tables: of each municipality by number its class of ends, and its area (0: none). */
export function endMembersOf(endClassOf: Uint32Array, classes: number, area: Int32Array): EndMembers {
  const words = (area.length + 31) >>> 5;
  const byClass = Array.from({ length: classes }, () => new Int32Array(words));
  const byArea = new Int32Array(words * (area.reduce((most, each) => Math.max(most, each), 0) + 1));
  // From 1: number 0 is a municipality that nobody named.
  for (let at = 1; at < area.length; at++) {
    byClass[endClassOf[at]!]![at >>> 5]! |= 1 << (at & 31);
    if (area[at] !== 0) byArea[area[at]! * words + (at >>> 5)]! |= 1 << (at & 31);
  }
  return { byClass, byArea };
}
