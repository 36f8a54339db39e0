import type { Place } from './readFigure.ts';

/**
 * What docs/SCALE.md is worked out from. Measured figures are read where `npm run bench` printed them, with its date; what
 * is assumed stands here with its reason. Change either and run `npm run bench -- scale`.
 */
export const measured = {
  homeNode: { command: 'lists', row: 'ホーム, 40 patients', column: 'node CPU warm' },
  homeStore: { command: 'lists', row: 'ホーム, 40 patients', column: 'store CPU warm' },
  homeFacts: { command: 'lists', row: 'ホーム, 40 patients', column: 'facts' },
  judgeNode: { command: 'gate', row: 'member at home', column: 'CPU each' },
  judgeStore: { command: 'gate', row: 'member at home', column: 'store CPU each' },
  openNode: { command: 'growth', row: 'opening a room, 10,000', column: 'node' },
  openStore: { command: 'growth', row: 'opening a room, 10,000', column: 'store' },
  postNode: { command: 'growth', row: 'a post, 10,000', column: 'node' },
  postStore: { command: 'growth', row: 'a post, 10,000', column: 'store' },
  deliveryNode: {
    command: 'delivery',
    row: 'Engawa, written on another node',
    column: 'server CPU a delivery',
  },
  joinNode: { command: 'minutes', row: 'snapshot and tail, warm', column: 'node CPU' },
  noticeWorker: { command: 'notices', row: 'CPU of the worker', column: '', nth: 0, per: 20_002 },
  noticeStore: { command: 'notices', row: 'CPU of the worker', column: '', nth: 1, per: 20_002 },
  packetWorker: { command: 'media', row: 'Engawa', column: 'worker' },
  packetNode: { command: 'media', row: 'Engawa', column: 'Node' },
  socketMemory: { command: 'connections', row: 'Engawa', column: 'resident a socket' },
  socketIdle: { command: 'connections', row: 'Engawa', column: 'CPU idle', per: 2_000 },
  webMemory: { command: 'start', row: 'web', column: 'resident' },
  realtimeMemory: { command: 'start', row: 'realtime', column: 'resident' },
  collabMemory: { command: 'start', row: 'collab', column: 'resident' },
  mediaMemory: { command: 'start', row: 'media', column: 'resident' },
  workerMemory: { command: 'start', row: 'worker', column: 'resident' },
} as const satisfies Record<string, Place>;
export type MeasuredName = keyof typeof measured;

/** What a day needs and no bench measures yet: left out of all sums, and said. */
export const notMeasured: readonly string[] = [
  'signing in (argon2 is meant to be dear) and second factors',
  'a photo on its way: written anew without metadata, stored, sent',
  'marking as read, beyond its judgement',
  'typing in minutes: an entry checked, stored and relayed',
  'linking a record into its chain beyond the 18 µs of its own arithmetic (`npm run bench -- audit`), and the store’s part of it',
  'the store’s memory, its compression on disk, and what a network between replicas adds',
];

interface Assumed {
  readonly value: number;
  readonly what: string;
  readonly reason: string;
}

export const assumed = {
  patientsPerPerson: {
    value: 40,
    what: 'patients whose team one person is in',
    reason: 'a full-time care manager has 35 to 44; the bench’s ホーム of 40 is then the usual one',
  },
  teamSize: {
    value: 10,
    what: 'people in a patient’s team',
    reason: 'a care team is of ten to thirty; the lower end',
  },
  homes: { value: 8, what: 'openings of ホーム, a person and day', reason: 'once an hour' },
  pages: {
    value: 20,
    what: 'patients’ pages opened, a person and day',
    reason: 'some six visits or calls, before and after each, and what ホーム leads to',
  },
  factsPerPage: {
    value: 6,
    what: 'judgements that opening a patient’s page records',
    reason: 'its head, room, team, files, conferences and minutes are asked for one by one',
  },
  posts: {
    value: 1,
    what: 'posts and visit reports, a patient and day',
    reason: 'a visit or two in three days, each with its report, and an answer',
  },
  listeners: {
    value: 4,
    what: 'open sockets that a post is sent to',
    reason: 'of ten in the team four have a window open',
  },
  postsPerMark: {
    value: 2,
    what: 'posts that one reading marks',
    reason: 'one opens a room when something is new, sometimes more',
  },
  photoShare: { value: 0.15, what: 'photos a post', reason: 'wounds and medicines; most posts have none' },
  photoBytes: {
    value: 500_000,
    what: 'bytes of a photo as kept',
    reason: 'a phone’s picture, written anew without metadata',
  },
  notices: {
    value: 1,
    what: 'notices received, a person and day',
    reason: 'from the city and its facilities',
  },
  signIns: {
    value: 2,
    what: 'sign-ins, a person and day',
    reason: 'a shift, and a pause beyond the idle end',
  },
  conferences: {
    value: 4,
    what: 'conferences with minutes, a patient and year',
    reason: 'each renewal of the plan, discharge, and what is sudden',
  },
  conferenceSize: { value: 6, what: 'people in a conference', reason: 'those of the team who come' },
  minutesEntries: {
    value: 1_000,
    what: 'entries of the log of one conference’s minutes',
    reason: 'two or three people type for half an hour; what waits is one entry',
  },
  callShare: {
    value: 0.5,
    what: 'share of conferences held as a call',
    reason: 'across borders most, at home few',
  },
  callMinutes: { value: 30, what: 'minutes of a call', reason: 'a conference’s length' },
  crossing: {
    value: 0.2,
    what: 'share of what is read and written across a border',
    reason: 'cities of one medical area share hospitals and stations',
  },
  peakHour: {
    value: 0.2,
    what: 'share of a day’s work in its busiest hour',
    reason: 'before the first visit and after the last one',
  },
  online: {
    value: 0.5,
    what: 'share of people with an open window in that hour',
    reason: 'half are on the road',
  },
  workdays: { value: 300, what: 'such days a year', reason: 'weekdays whole, weekends in part' },
  busy: {
    value: 0.5,
    what: 'share of a core that is planned to be used',
    reason: 'the other half is for minutes busier than their hour, and for a node that is lost',
  },
  copies: { value: 3, what: 'copies of all data', reason: 'a replica set of three; files as well' },
  indexEntry: {
    value: 60,
    what: 'bytes of a record in each of its indexes',
    reason: 'ids of 24 letters, two or three to a key; not measured, nothing taken off for compression',
  },
  storeCores: {
    value: 32,
    what: 'cores of one primary of the store',
    reason: 'a large machine that is sold everywhere',
  },
  storeDisk: {
    value: 8e12,
    what: 'bytes that one primary keeps',
    reason: 'beyond it a copy takes a day to make anew',
  },
} as const satisfies Record<string, Assumed>;
export type AssumedName = keyof typeof assumed;

/** Where a day happens. */
export const places = [
  { name: 'one municipality', cities: 1, people: 650 },
  { name: 'Aichi', cities: 46, people: 30_000 },
  { name: 'Japan', cities: 1_741, people: 1_000_000 },
] as const;
export type ScalePlace = (typeof places)[number];
