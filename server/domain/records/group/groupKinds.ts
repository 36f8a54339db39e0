/**
 * What a group is for: a project, an association of a profession (職能団体), a municipality, a medical area, two
 * professionals.
 */
export const groupKinds = ['project', 'association', 'municipality', 'area', 'one-to-one'] as const;
export type GroupKind = (typeof groupKinds)[number];
