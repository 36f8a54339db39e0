/** Whom of the family somebody in the room is to the patient; the patient too. */
export const familyRelations = [
  'patient',
  'spouse',
  'child',
  'parent',
  'sibling',
  'guardian',
  'other',
] as const;
export type FamilyRelation = (typeof familyRelations)[number];

/** Who agreed that somebody is in the room. */
export const familyConsentBy = ['patient', 'proxy', 'office'] as const;
export type FamilyConsentBy = (typeof familyConsentBy)[number];

/** What the office looked at to know who stands before it; the kind alone, never a number. */
export const identityDocuments = [
  'my-number-card',
  'driving-licence',
  'passport',
  'residence-card',
  'disability-handbook',
  'insurance-and-another',
] as const;
export type IdentityDocument = (typeof identityDocuments)[number];

/** Papers by which somebody decides for the patient: 成年後見人, 保佐人, 補助人 (where their right reaches this), 任意後見人, 親権者. */
export const proxyPapers = [
  'adult-guardian',
  'curator',
  'assistant',
  'voluntary-guardian',
  'parental-authority',
] as const;
export type ProxyPapers = (typeof proxyPapers)[number];

/** To whom the family writes: チーム全員に, 先生と. */
export const familyAddressees = ['team', 'doctor'] as const;
export type FamilyAddressee = (typeof familyAddressees)[number];

/** Why somebody is in the room no more. */
export const familyEnds = ['left', 'decided', 'consent-withdrawn', 'patient-died', 'office'] as const;
export type FamilyEnd = (typeof familyEnds)[number];
