/** What an officer grants, in the order in which it is asked for; the words say what each may. */
export const grantable = [
  'facility-manager',
  'officer',
  'auditor',
  'council-clerk',
  'emergency-reader',
] as const;
export type Grantable = (typeof grantable)[number];

export const isGrantable = (capacity: string): capacity is Grantable =>
  grantable.some((one) => one === capacity);
