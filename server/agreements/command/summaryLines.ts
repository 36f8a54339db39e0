import type { AgreementVersion } from '#domain/agreement/agreementVersion.ts';
import { type Areas, areaRowOn, municipalityName } from '#domain/agreement/areas.ts';
import { type Day, lastDayOf } from '#domain/vocabulary/days.ts';

/** What is in agreement files, and what comes into force and ends when. */
export function* summaryLines(versions: readonly AgreementVersion[], areas: Areas | null): Generator<string> {
  for (const version of versions) {
    const { agreement, title, effective, parties, hubs, clauses } = version;
    yield `${agreement} v${version.version} "${title}", effective ${effective}`;
    const municipalities = new Set(parties.map(({ municipality }) => municipality)).size;
    yield `  parties: ${municipalities}, hubs: ${hubs.length}, clauses: ${clauses.length}`;
    yield* calendar(version, areas);
    if (areas !== null) yield `  areas: ${areasCovered(version, areas)}`;
  }
}

/** One line for each day on which something begins, or which is the last one of it (DA2). */
function* calendar(version: AgreementVersion, areas: Areas | null): Generator<string> {
  const named = {
    party: version.parties.map((party) => ({
      ...party,
      name: areas === null ? party.municipality : municipalityName(areas, party.municipality, party.from),
    })),
    hub: version.hubs.map((hub) => ({ ...hub, name: hub.id })),
    clause: version.clauses.map((clause) => ({ ...clause, name: clause.id })),
  };
  const days = new Map<Day, Map<string, string[]>>();
  const note = (day: Day, what: string, name: string): void => {
    const changes = days.get(day) ?? new Map<string, string[]>();
    days.set(day, changes);
    const names = changes.get(what);
    if (names === undefined) changes.set(what, [name]);
    else names.push(name);
  };
  for (const [what, entries] of Object.entries(named)) {
    for (const { from, until, name } of entries) {
      note(from, `${what} begins`, name);
      if (until !== null) note(lastDayOf(until), `last day of ${what}`, name);
    }
  }
  for (const [day, changes] of [...days].sort(([a], [b]) => (a < b ? -1 : 1))) {
    yield `  ${day}: ${[...changes].map(([what, names]) => `${what}: ${names.join(' ')}`).join('; ')}`;
  }
}

function areasCovered(version: AgreementVersion, areas: Areas): string {
  const counts = new Map<string, { name: string; codes: Set<string> }>();
  for (const { municipality, from } of version.parties) {
    const row = areaRowOn(areas, municipality, from > version.effective ? from : version.effective);
    if (row === null) continue;
    const area = counts.get(row.medicalArea) ?? { name: row.medicalAreaName, codes: new Set<string>() };
    area.codes.add(municipality);
    counts.set(row.medicalArea, area);
  }
  return [...counts].map(([id, { name, codes }]) => `${name} (${id}) ${codes.size}`).join(', ') || 'none';
}
