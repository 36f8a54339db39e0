import type { FacilityId } from '../../ids.ts';
import { capacityOf } from '../capacityOf.ts';
import { giving } from '../giving.ts';
import type { RecordKind } from '../recordKind.ts';
import type { FacilityAttributes } from './facilityAttributes.ts';
import { facilityDeeds } from './facilityDeeds.ts';
import { facilityWords } from './facilityWords.ts';

export interface FacilityReads {
  facility(id: FacilityId): Promise<FacilityAttributes | null>;
}

export interface FacilityRecordAttributes {
  readonly kind: 'facility';
  readonly facility: FacilityAttributes;
}

/**
 * `manage`: the facility's state, who works there, and the ends of positions. A manager can apply for positions; what
 * WA8 depends on is granted by the office of the facility's municipality (RI12).
 */
const acts = {
  manager: ['read', 'manage', 'apply-position', 'send-notice'],
  officer: ['read', 'manage', 'grant-position'],
} as const;
/** An officer who acts in a facility of their municipality, such as its office, sends its notices as well. */
const also = { officerThere: ['send-notice'] } as const;
const give = giving(acts);

export const facility: RecordKind<
  FacilityRecordAttributes,
  FacilityId,
  FacilityReads,
  typeof acts,
  typeof also,
  typeof facilityDeeds
> = {
  words: facilityWords,
  acts,
  also,
  deeds: facilityDeeds,
  reads: { facility: (id) => id },
  memory: { most: 20_000, subject: null },
  of: ({ facility: found }) => found && { kind: 'facility', facility: found },
  home: (attributes) => attributes.facility.municipality,
  patient: () => null,
  subjects: () => [],
  relations: ({ facility: { id, municipality } }, asker) => {
    const manager = capacityOf(asker, 'facility-manager', (each) => each.facility === id);
    const officer = capacityOf(asker, 'officer', (each) => each.municipality === municipality);
    const there = asker.position.facility === id ? also.officerThere : [];
    return {
      relations: [
        ...(manager === undefined ? [] : [give('manager', { until: manager.until })]),
        ...(officer === undefined ? [] : [give('officer', { until: officer.until }, there)]),
      ],
    };
  },
  rows: () => null,
};
