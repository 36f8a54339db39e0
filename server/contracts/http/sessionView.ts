import * as z from 'zod/mini';
import { ids } from '../ids.ts';

/** One of the person's positions, as the header shows and the switch lists it. */
export const positionView = z.object({
  id: ids.position,
  facility: z.object({ id: ids.facility, name: z.string(), municipality: z.string() }),
  profession: z.string(),
  /** Capacities held in this position, such as `officer`. */
  capacities: z.array(z.string()),
});

/** Who is signed in. `csrf` goes into the header `x-engawa-csrf` of everything but GET. */
export const sessionView = z.object({
  account: z.object({
    id: ids.account,
    loginName: z.string(),
    name: z.string(),
    kana: z.string(),
    municipality: z.nullable(z.object({ code: z.string(), name: z.string() })),
    secondFactor: z.boolean(),
    sample: z.boolean(),
    /** Of a patient or of one whom they name: it reaches its rooms alone (FA2). */
    family: z.optional(z.literal(true)),
    /** How many numbers of the sheet are left, where the account has one (FA4). */
    numbersLeft: z.optional(z.number()),
  }),
  session: z.string(),
  position: z.nullable(ids.position),
  positions: z.array(positionView),
  /** The capacities that the account itself holds, as an operator's. */
  capacities: z.array(z.string()),
  csrf: z.string(),
  /** The server's time: a device's own clock may be wrong by hours. */
  now: z.string(),
  /** When it ends if nothing is done, and when it ends in any case. */
  idleEndsAt: z.string(),
  endsAt: z.string(),
});

export const signInAnswer = z.object({
  state: z.enum(['signed-in', 'second-factor']),
  /** Which number of the sheet is asked for, from 1; null: all are used. Absent where there is no sheet (FA4). */
  number: z.optional(z.nullable(z.number())),
  csrf: z.string(),
});

export const sessionListItem = z.object({
  id: z.string(),
  current: z.boolean(),
  /** The device that it was begun on. */
  device: ids.device,
  startedAt: z.string(),
  lastActiveAt: z.string(),
});

/** A browser in which this account has signed in, listed until a year after the last time. */
export const deviceView = z.object({
  id: ids.device,
  /** The device that asks. */
  current: z.boolean(),
  /** Which browser it is, in its own words and shortened; never an address. */
  name: z.string(),
  signedInAt: z.string(),
  /** When it was reported as lost: its sessions have ended, and nobody can read what it keeps. */
  lostAt: z.nullable(z.string()),
});

/** 256 random bits in base64url, for this account on this device alone: they seal what stays on the device. */
export const deviceKeyAnswer = z.object({
  /**
   * If it is another id than before, the device was reported as lost meanwhile. What it kept under the old id is to
   * be removed.
   */
  device: ids.device,
  key: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
});
