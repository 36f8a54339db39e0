import type { DeedOf } from '../records/recordKind.ts';
import { recordKinds } from '../records/recordKinds.ts';
import type { Act } from './recordRef.ts';

/** What is done with records of every kind. */
const ofAnyKind = {
  // To be shown that something is there: its name, place, state and counts, and nothing of its content.
  list: 'read',
  // To have it put into one's list by the house: nobody has looked at it yet.
  deliver: 'read',
  // To be counted among what one could open.
  'count-unread': 'read',
} as const;

type Kinds = typeof recordKinds;
export type Deed = keyof typeof ofAnyKind | DeedOf<Kinds[keyof Kinds]>;

/**
 * What is done on the strength of an act, one name for each use case: relations give acts, the gate is asked for a deed, and the
 * trail says it in words (AU12). Each kind of record names its own (`server/domain/records`).
 */
export const deeds = Object.assign(
  { ...ofAnyKind },
  ...Object.values(recordKinds).map((kind) => kind.deeds),
) as Readonly<Record<Deed, Act>>;

/**
 * What is done by or for whom no record has: the operator, who has no relation to any, and people of a city who object to
 * what the operator does there; and of sessions, which belong to their person. The gate judges none of it; each is written with
 * what it does (RI5, RI6, AU16).
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

/** What one person may do all day long: the same again within an hour is counted, as refusals are (AU13). */
export const isCounted = (act: string): boolean => act === 'switch-position';

/** Too broad to say what was done: whoever asks for one of these names the deed. */
type Broad = 'manage' | 'hold' | 'audit';

/** What shows nothing of a record's content: its fact names no class (AU10). */
export const showsNoContent = (asked: Act | Deed): boolean => asked === 'list' || asked === 'count-unread';

/** What the gate is asked for, and what its fact names. */
export type Asked = Exclude<Act, Broad> | Deed;

/** The act that a relation must give for it. */
export const actOf = (asked: Act | Deed): Act =>
  Object.hasOwn(deeds, asked) ? deeds[asked as Deed] : (asked as Act);
