import type { ChannelId } from '../../ids.ts';
import { giving } from '../giving.ts';
import { memberOf } from '../patient/memberOf.ts';
import type { PatientAttributes } from '../patient/patientAttributes.ts';
import type { RecordKind } from '../recordKind.ts';
import { channelDeeds } from './channelDeeds.ts';
import { channelRow } from './channelRow.ts';
import { channelWords } from './channelWords.ts';

export interface ChannelReads {
  patientOfChannel(id: ChannelId): Promise<PatientAttributes | null>;
}

export interface ChannelRecordAttributes {
  readonly kind: 'channel';
  readonly patient: PatientAttributes;
}

const acts = { member: ['read', 'write'] } as const;
const give = giving(acts);

export const channel: RecordKind<
  ChannelRecordAttributes,
  ChannelId,
  ChannelReads,
  typeof acts,
  Record<never, never>,
  typeof channelDeeds
> = {
  words: channelWords,
  acts,
  also: {},
  deeds: channelDeeds,
  reads: { patientOfChannel: (id) => id },
  // A channel belongs to its patient for good, so no entry ever changes this.
  memory: { most: 20_000, through: 'patient', idOf: ({ channel: id }: PatientAttributes) => id },
  holdsFiles: true,
  of: ({ patientOfChannel: patient }) => patient && { kind: 'channel', patient },
  home: ({ patient }) => patient.home,
  patient: ({ patient }) => patient,
  subjects: ({ patient }) => [{ kind: 'patient', id: patient.id }],
  relations: ({ patient }, asker) =>
    memberOf(patient, asker, 'care', (membership) => give('member', membership)),
  rows: () => [channelRow],
};
