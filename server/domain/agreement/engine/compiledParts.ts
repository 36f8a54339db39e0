import type { Day } from '../../vocabulary/days.ts';
import type { AgreementTerms } from '../agreementVersion.ts';
import type { Areas } from '../areas.ts';
import type { PairIndex } from './indexPairs.ts';
import type { MunicipalityNumbers } from './municipalityNumbers.ts';
import type { WordNumbers } from './wordNumbers.ts';

/** What the state of any day is made from. */
export interface CompiledParts {
  readonly areas: Areas;
  /** Agreements in the order in which they are tried, each with its versions by effective day. */
  readonly agreements: readonly (readonly AgreementTerms[])[];
  readonly municipalities: MunicipalityNumbers;
  /** Professions by number; what no list names has the number after the last. */
  readonly professions: WordNumbers;
  readonly pairs: ReadonlyMap<AgreementTerms, PairIndex>;
  /** The days on which anything begins or ends; between two of them every day is decided alike. */
  readonly turningDays: readonly Day[];
}
