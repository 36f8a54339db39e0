import { type Day, holdsOn } from '../../vocabulary/days.ts';
import type { AgreementTerms } from '../agreementVersion.ts';
import type { CompiledParts } from './compiledParts.ts';
import type { DayTables, EndClass } from './dayState.ts';

type Ends = Pick<DayTables, 'endClassOf' | 'admitsClassOf' | 'endClasses' | 'hubEnds' | 'admits'>;

/**
 * Puts the ends of a day into classes that the rules cannot tell apart. There are few (one agreement: party or
 * not, hub or not), however many municipalities, so that what passes between two classes is worked out once.
 */
export function classifyEnds(parts: CompiledParts, versions: readonly AgreementTerms[], day: Day): Ends {
  const count = parts.municipalities.count;
  const partyIn = versions.map(() => new Uint8Array(count));
  const admitsIn = versions.map(() => new Map<number, readonly string[]>());
  const hubsIn = new Map<string, Map<number, Set<number>>>();
  for (const [at, version] of versions.entries()) {
    for (const party of version.parties) {
      if (!holdsOn(party, day)) continue;
      const municipality = parts.municipalities.of(party.municipality);
      partyIn[at]![municipality] = 1;
      if (party.admits !== null) admitsIn[at]!.set(municipality, party.admits);
    }
    for (const hub of version.hubs) {
      if (!holdsOn(hub, day)) continue;
      const municipality = parts.municipalities.of(hub.municipality);
      const places = hubsIn.get(hub.id) ?? new Map<number, Set<number>>();
      hubsIn.set(hub.id, places.set(municipality, (places.get(municipality) ?? new Set()).add(at)));
    }
  }

  const ends = new Classes<EndClass>();
  const endClass = (municipality: number, hub: ReadonlySet<number>): number => {
    const made = {
      party: partyIn.map((party) => party[municipality] === 1),
      hub: versions.map((_, at) => hub.has(at)),
    };
    return ends.numberOf(`${made.party.map(Number).join('')}|${made.hub.map(Number).join('')}`, () => made);
  };
  const admits = new Classes<(ReadonlySet<string> | null)[]>();
  const endClassOf = new Uint32Array(count);
  const admitsClassOf = new Uint32Array(count);
  const noHub = new Set<number>();
  for (let municipality = 0; municipality < count; municipality++) {
    endClassOf[municipality] = endClass(municipality, noHub);
    const lists = admitsIn.map((lists) => lists.get(municipality) ?? null);
    admitsClassOf[municipality] = admits.numberOf(JSON.stringify(lists), () =>
      lists.map((list) => (list === null ? null : new Set(list))),
    );
  }
  const hubEnds = new Map(
    [...hubsIn].map(([id, places]) => [
      id,
      new Map([...places].map(([municipality, at]) => [municipality, endClass(municipality, at)])),
    ]),
  );
  return { endClassOf, admitsClassOf, endClasses: ends.all, hubEnds, admits: admits.all };
}

/** Gives numbers to things; those with equal keys get the same number. */
class Classes<T> {
  readonly all: T[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(alike: string, make: () => T): number {
    let number = this.#numbers.get(alike);
    if (number === undefined) {
      number = this.all.push(make()) - 1;
      this.#numbers.set(alike, number);
    }
    return number;
  }
}
