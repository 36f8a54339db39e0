import type { MunicipalityCode } from '../../vocabulary/municipalityCode.ts';
import { capacityOf } from '../capacityOf.ts';
import { giving } from '../giving.ts';
import type { RecordKind } from '../recordKind.ts';
import { municipalityDeeds } from './municipalityDeeds.ts';
import { municipalityWords } from './municipalityWords.ts';

/** The municipality whose office is to be asked; null: the code is no municipality of this house. */
export interface OfficeReads {
  office(
    municipality: MunicipalityCode,
  ): Promise<{ municipality: string; name: string; phone: string } | null>;
}

export interface MunicipalityRecordAttributes {
  readonly kind: 'municipality';
  readonly municipality: MunicipalityCode;
}

/**
 * `manage`: its directory, consents, agreements, and the notices of its office. `audit`: its trail and ledgers,
 * without content. An officer has no row of a patient's records: their content is open only in a named review.
 */
const acts = { officer: ['read', 'manage', 'audit'], auditor: ['audit'] } as const;
const give = giving(acts);

export const municipality: RecordKind<
  MunicipalityRecordAttributes,
  MunicipalityCode,
  OfficeReads,
  typeof acts,
  Record<never, never>,
  typeof municipalityDeeds
> = {
  words: municipalityWords,
  acts,
  also: {},
  deeds: municipalityDeeds,
  reads: { office: (code) => code },
  memory: null,
  // A code that is no municipality of this house is an unknown id: its fact has no home, and makes no chain (AU15).
  of: ({ office }, code) => office && { kind: 'municipality', municipality: code },
  home: (attributes) => attributes.municipality,
  patient: () => null,
  subjects: () => [],
  relations: (attributes, asker) => ({
    relations: (['officer', 'auditor'] as const).flatMap((which) => {
      const held = capacityOf(asker, which, (each) => each.municipality === attributes.municipality);
      return held === undefined ? [] : [give(which, { until: held.until })];
    }),
  }),
  rows: () => null,
};
