import * as z from 'zod/mini';
import { ids } from '../ids.ts';
import { filledKana, newLoginName, officePhone, personName, placeName } from '../texts.ts';
import { municipalityCode } from './directoryFields.ts';
import { route } from './route.ts';
import { deviceKeyAnswer, deviceView, sessionListItem, sessionView, signInAnswer } from './sessionView.ts';

/** Longer than any password that a person types: nobody may make argon2id work on a megabyte. */
const password = z.string().check(z.minLength(1), z.maxLength(256));
const loginName = z.string().check(z.minLength(1), z.maxLength(64));
/** Six digits of an authenticator, eight of a sheet of numbers (FA4). */
const code = z.string().check(z.regex(/^[0-9]{6}(?:[0-9]{2})?$/));
const sixDigits = z.string().check(z.regex(/^[0-9]{6}$/));
const linkToken = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));
const nothing = z.void();
const ofAccount = z.object({ municipality: municipalityCode, account: ids.account });

export const sessionRoutes = {
  signIn: route({
    method: 'POST',
    path: '/session',
    summary: 'Sign in; answers whether a second factor is still to come',
    who: 'public',
    record: 'none',
    body: z.strictObject({ loginName, password }),
    answer: signInAnswer,
    holdsSecret: true,
  }),
  giveSecondFactor: route({
    method: 'POST',
    path: '/session/second-factor',
    summary: 'Give the six digits of the second factor, or the next number of the sheet',
    who: 'half',
    record: 'self',
    family: true,
    body: z.strictObject({ code }),
    answer: signInAnswer,
    holdsSecret: true,
  }),
  getSession: route({
    method: 'GET',
    path: '/session',
    summary: 'Who is signed in, in which position, and until when',
    who: 'session',
    record: 'self',
    family: true,
    answer: sessionView,
    holdsSecret: true,
  }),
  signOut: route({
    method: 'DELETE',
    path: '/session',
    summary: 'Sign out of this session',
    who: 'half',
    record: 'self',
    family: true,
    answer: nothing,
  }),
  listSessions: route({
    method: 'GET',
    path: '/sessions',
    summary: 'My sessions on all devices',
    who: 'session',
    record: 'self',
    family: true,
    answer: z.object({ sessions: z.array(sessionListItem) }),
  }),
  signOutEverywhere: route({
    method: 'DELETE',
    path: '/sessions',
    summary: 'Sign out on all devices at once; open connections, documents and calls end too',
    who: 'session',
    record: 'self',
    family: true,
    answer: nothing,
  }),
  getDeviceKey: route({
    method: 'GET',
    path: '/session/device-key',
    summary:
      'The key of my account on this device, for what it keeps: the same after every sign-in, gone once it is marked as lost',
    who: 'session',
    record: 'self',
    family: true,
    answer: deviceKeyAnswer,
    holdsSecret: true,
  }),
  listDevices: route({
    method: 'GET',
    path: '/session/devices',
    summary: 'The devices that I signed in with, the latest first',
    who: 'session',
    record: 'self',
    family: true,
    answer: z.object({ devices: z.array(deviceView) }),
  }),
  markDeviceLost: route({
    method: 'POST',
    path: '/session/devices/:device/lost',
    summary: 'A device of mine is lost: its sessions end at once, and its key is deleted for good',
    who: 'session',
    record: 'self',
    family: true,
    params: z.object({ device: ids.device }),
    answer: nothing,
  }),
  listAccountDevices: route({
    method: 'GET',
    path: '/municipalities/:municipality/accounts/:account/devices',
    summary: 'The devices of an account that this municipality manages',
    who: 'session',
    record: 'municipality',
    params: ofAccount,
    answer: z.object({ devices: z.array(deviceView) }),
  }),
  markAccountDeviceLost: route({
    method: 'POST',
    path: '/municipalities/:municipality/accounts/:account/devices/:device/lost',
    summary: 'The same as for a device of mine, by an officer for somebody who cannot sign in',
    who: 'session',
    record: 'municipality',
    params: z.extend(ofAccount, { device: ids.device }),
    answer: nothing,
  }),
  switchPosition: route({
    method: 'POST',
    path: '/session/position',
    summary: 'Act in another of my positions; open connections come again in the new one',
    who: 'session',
    record: 'self',
    body: z.strictObject({ position: ids.position }),
    answer: sessionView,
    holdsSecret: true,
  }),
  countWaiting: route({
    method: 'GET',
    path: '/session/waiting',
    summary:
      'What waits in each of my positions: unread posts and conferences of today, as that position may see them',
    who: 'session',
    record: 'self',
    answer: z.object({
      positions: z.array(
        z.object({ position: ids.position, unread: z.number(), conferencesToday: z.number() }),
      ),
    }),
  }),
  changePassword: route({
    method: 'POST',
    path: '/session/password',
    summary: 'Change my password; all my other sessions end',
    who: 'session',
    record: 'self',
    family: true,
    body: z.strictObject({ current: password, next: password }),
    answer: signInAnswer,
    holdsSecret: true,
  }),
  setPasswordByLink: route({
    method: 'POST',
    path: '/session/password-by-link',
    summary: 'By the one-time link that my office gave me: a new password. Signs nobody in',
    who: 'public',
    record: 'none',
    body: z.strictObject({ token: linkToken, password }),
    answer: nothing,
  }),
  beginSecondFactor: route({
    method: 'POST',
    path: '/session/second-factor/setup',
    summary: 'A new secret for my authenticator; it counts once a code of it was given',
    who: 'session',
    record: 'self',
    family: true,
    body: z.strictObject({ password }),
    answer: z.object({ secret: z.string(), uri: z.string() }),
    holdsSecret: true,
  }),
  confirmSecondFactor: route({
    method: 'POST',
    path: '/session/second-factor/confirm',
    summary: 'Prove the new authenticator by a code; from now on sign-in asks for it. All other sessions end',
    who: 'session',
    record: 'self',
    family: true,
    body: z.strictObject({ code: sixDigits }),
    answer: signInAnswer,
    holdsSecret: true,
  }),
  makeFirstMunicipality: route({
    method: 'POST',
    path: '/first-operator',
    summary: 'By the one-time link of an empty house: a municipality and its first officer',
    who: 'public',
    record: 'none',
    body: z.strictObject({
      token: linkToken,
      operator: z.strictObject({
        loginName: newLoginName,
        password,
        name: personName,
        kana: filledKana,
      }),
      municipality: z.strictObject({
        code: municipalityCode,
        office: z.strictObject({
          name: placeName,
          phone: officePhone,
        }),
      }),
      officer: z.strictObject({
        loginName: newLoginName,
        password,
        name: personName,
        kana: filledKana,
      }),
    }),
    answer: nothing,
  }),
} as const;
