import type { AgreementVersion, Clause, Reach } from '#domain/agreement/agreementVersion.ts';
import type { Areas } from '#domain/agreement/areas.ts';
import type { CrossingRequest } from '#domain/agreement/crossingRequest.ts';
import { dataClasses } from '#domain/vocabulary/dataClasses.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import { checkDigit, type MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { professions } from '#domain/vocabulary/professions.ts';
import { purposes } from '#domain/vocabulary/purposes.ts';

const ordinaryPurposes = purposes.filter((purpose) => purpose !== 'emergency');
const reachMix: readonly Reach[] = ['same-area', 'same-area', 'all-parties', 'pairs', 'hub'];

/** A made-up region of any size with one agreement of many clauses; the same for the same seed. 見本. */
export class BenchRegion {
  readonly codes: readonly MunicipalityCode[];
  readonly areas: Areas;
  readonly version: AgreementVersion;
  readonly #random: () => number;

  constructor(municipalities: number, areaCount: number, clauses: number, seed = 20200401) {
    this.#random = randomFrom(seed);
    this.codes = Array.from({ length: municipalities }, (_, at) => codeNumber(at, municipalities));
    this.areas = {
      rowsOf: new Map(
        this.codes.map((code, at) => {
          const medicalArea = `area-${at % areaCount}`;
          return [
            code,
            [{ code, name: code, medicalArea, medicalAreaName: medicalArea, from: null, until: null }],
          ];
        }),
      ),
    };
    this.version = {
      agreement: 'bench',
      version: 1,
      title: '見本',
      effective: '2020-04-01' as Day,
      parties: this.codes
        .filter(() => this.#chance(0.9))
        .map((municipality) => ({
          municipality,
          from: '2020-04-01' as Day,
          until: null,
          admits: this.#chance(0.1) ? professions.filter(() => this.#chance(0.7)) : null,
        })),
      hubs: this.codes
        .filter((_, at) => at % Math.ceil(municipalities / 20) === 0)
        .map((municipality, at) => ({
          ...{ id: `hub-${at + 1}`, name: '見本', municipality },
          ...{ from: '2020-04-01' as Day, until: at % 5 === 4 ? ('2023-04-01' as Day) : null },
        })),
      clauses: Array.from({ length: clauses }, (_, at) => this.#clause(at)),
      outline: { file: 'bench', agreement: 'bench', version: null, effective: null, municipalities: [] },
    };
  }

  /** Requests of one day: a consent with half of them, the receiving end a hub (past or present) in a tenth. */
  request(): CrossingRequest {
    const hub = this.#chance(0.1) ? this.#pick(this.version.hubs) : null;
    const [from, purpose] = [this.#pick(this.codes), this.#pick(purposes)];
    const to = hub?.municipality ?? this.#pick(this.codes);
    const recipients = this.#chance(0.5) ? ('any' as const) : [this.#pick(this.codes), to];
    const consent = {
      purposes: [purpose, 'care' as const],
      recipients,
      from: '2023-01-01' as Day,
      until: null,
      withdrawn: this.#chance(0.1) ? ('2024-04-01' as Day) : null,
    };
    return {
      day: '2024-05-01' as Day,
      from,
      to,
      purpose,
      dataClass: this.#pick(dataClasses),
      profession: this.#pick(professions),
      fromHub: null,
      toHub: hub?.id ?? null,
      consent: this.#chance(0.5) ? consent : null,
      activation: null,
      reason: null,
    };
  }

  #clause(at: number): Clause {
    const reach = this.#pick(reachMix);
    const pair = (): [MunicipalityCode, MunicipalityCode] => {
      const one = Math.floor(this.#random() * (this.codes.length - 1));
      return [this.codes[one]!, this.codes[one + 1]!];
    };
    return {
      id: `c${at + 1}`,
      title: '見本',
      from: '2020-06-01' as Day,
      until: this.#chance(0.2) ? ('2022-04-01' as Day) : null,
      reach,
      pairs: reach === 'pairs' ? Array.from({ length: 20 }, pair) : null,
      purposes: [this.#pick(ordinaryPurposes)],
      discloses: [this.#pick(dataClasses), this.#pick(dataClasses)],
      professions: this.#chance(0.7) ? professions.filter(() => this.#chance(0.3)).concat('医師') : null,
      requires: this.#chance(0.5) ? ['consent'] : this.#chance(0.2) ? ['activation'] : [],
    };
  }

  #chance(of: number): boolean {
    return this.#random() < of;
  }

  #pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.#random() * from.length)]!;
  }
}

function codeNumber(at: number, count: number): MunicipalityCode {
  const firstFive = String(1000 + Math.floor((at * 46_000) / count)).padStart(5, '0');
  return `${firstFive}${checkDigit(firstFive)}` as MunicipalityCode;
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
