import type { RevocationSubject } from '#access/gate.ts';

interface AttributeCollection {
  /** Whose entry must go with a write of it; null: what is made stays as it is, there is no entry for it. */
  readonly kind: RevocationSubject['kind'] | null;
  /** The field that names that subject. */
  readonly subject: string;
  /** What the gate is told of it: a write of anything else is none of its concern. */
  readonly attributes: readonly string[];
}

/** The collections that the gate's attributes in memory come from (AC14). */
export const attributeCollections: Readonly<Record<string, AttributeCollection>> = {
  accounts: { kind: 'account', subject: '_id', attributes: ['municipality', 'sessionEpoch', 'state'] },
  positions: {
    kind: 'account',
    subject: 'account',
    attributes: ['account', 'facility', 'profession', 'from', 'until'],
  },
  capacities: {
    kind: 'account',
    subject: 'account',
    attributes: ['account', 'capacity', 'position', 'municipality', 'facility', 'from', 'until'],
  },
  patients: {
    kind: 'patient',
    subject: '_id',
    // What rows of a list name a patient by is remembered with them.
    attributes: ['home', 'channel', 'name', 'kana', 'birth', 'sex'],
  },
  municipalities: { kind: null, subject: '_id', attributes: ['name'] },
  consents: {
    kind: 'patient',
    subject: 'patient',
    attributes: ['patient', 'purposes', 'recipients', 'anyRecipient', 'from', 'until', 'withdrawn'],
  },
  memberships: {
    kind: 'patient',
    subject: 'patient',
    attributes: [
      ...['patient', 'account', 'position', 'profession', 'municipality', 'purposes', 'grounds'],
      ...['from', 'until'],
    ],
  },
  conferences: {
    kind: 'conference',
    subject: '_id',
    attributes: ['patient', 'holder', 'invited', 'state', 'minutes'],
  },
  // Not remembered, and heard of all the same: whoever leaves is put out of what is open (AC6).
  groups: { kind: 'group', subject: '_id', attributes: ['home', 'purpose', 'members'] },
  agreements: { kind: 'all', subject: '_id', attributes: ['agreement', 'version', 'effective', 'text'] },
  facilities: { kind: null, subject: '_id', attributes: ['municipality', 'hub'] },
};
