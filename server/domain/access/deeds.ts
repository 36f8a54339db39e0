import type { DeedOf } from '../records/recordKind.ts';
import { recordKinds } from '../records/recordKinds.ts';
import type { Act } from './recordRef.ts';

/** Deeds on records of every kind. */
const ofAnyKind = {
  // To be shown that a record exists: its name, place, state and counts, and none of its content.
  list: 'read',
  // To have it put into one's list by the house, without having looked at it yet.
  deliver: 'read',
  // To have it counted among what one could open.
  'count-unread': 'read',
} as const;

type Kinds = typeof recordKinds;
export type Deed = keyof typeof ofAnyKind | DeedOf<Kinds[keyof Kinds]>;

/**
 * Deeds: one name for each use case. A relation allows acts, each deed needs one act, the gate is asked for a deed,
 * and the trail tells the deed in words (AU12). Each kind of record names its own (`server/domain/records`).
 */
export const deeds = Object.assign(
  { ...ofAnyKind },
  ...Object.values(recordKinds).map((kind) => kind.deeds),
) as Readonly<Record<Deed, Act>>;

/**
 * Deeds without a record that anybody stands in a relation to: those of the operator, those of people of a city who
 * object to what the operator does there, and those on sessions, which belong to their person. The gate judges none
 * of them; the fact of each is written together with the deed (RI5, RI6, AU16).
 */
export type HouseDeed =
  | 'make-municipality'
  | 'make-officer'
  | 'ask-officer'
  | 'confirm-officer'
  | 'object-officer'
  | 'make-operator'
  | 'renew-operator'
  | 'end-operator'
  // Of a session and what it stands on (AU16).
  | 'sign-in'
  | 'sign-out'
  | 'sign-out-everywhere'
  | 'change-password'
  | 'choose-password'
  | 'set-second-factor'
  | 'lose-own-device'
  | 'switch-position';

/** Deeds that one person may do all day long: the same one again within an hour is counted, as refusals are (AU13). */
export const isCounted = (act: string): boolean => act === 'switch-position';

/** Acts that are too broad to say what was done: whoever needs one of these asks the gate for a deed. */
type Broad = 'manage' | 'hold' | 'audit';

/** Deeds that show nothing of a record's content: their facts name no class (AU10). */
export const showsNoContent = (asked: Act | Deed): boolean => asked === 'list' || asked === 'count-unread';

/** What the gate is asked for, and what its fact names. */
export type Asked = Exclude<Act, Broad> | Deed;

/** The act that a relation must allow for this deed. */
export const actOf = (asked: Act | Deed): Act =>
  Object.hasOwn(deeds, asked) ? deeds[asked as Deed] : (asked as Act);
