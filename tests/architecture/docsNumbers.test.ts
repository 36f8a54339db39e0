import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { sourceFiles } from './sourceFiles.ts';

const source = sourceFiles();
const sourceNamed = (name: string): string => {
  const found = source.filter(({ path }) => `/${path}`.endsWith(`/${name}`));
  expect([name, found.length]).toEqual([name, 1]);
  return found[0]?.text ?? '';
};
const page = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8').replace(/\s+/g, ' ');

/** What a page of the docs says, and the line of the code that makes it true: whoever changes one changes both. */
const said: readonly (readonly [page: string, words: string, file: string, line: RegExp])[] = [
  [
    'REALTIME.md',
    '60 requests in 5 s and 16 at once',
    'realtime/requestLimits.ts',
    /most: 60, inFlight: 16 \}/,
  ],
  ['REALTIME.md', '60 requests in 5 s', 'realtime/requestLimits.ts', /WINDOW_MS = 5_000;/],
  ['REALTIME.md', 'five times as many end the connection', 'realtime/requestLimits.ts', /FLOOD = 5;/],
  ['REALTIME.md', '200 frames of any kind a second', 'realtime/boundFrames.ts', /_A_SECOND = 200;/],
  ['REALTIME.md', '32 channels open at once', 'channels/channelRooms.ts', /OPEN_AT_ONCE = 32;/],
  [
    'REALTIME.md',
    '20 connections of one account on a node',
    'realtime/handshakeCheck.ts',
    /PER_ACCOUNT = 20;/,
  ],
  ['REALTIME.md', '120 new ones a minute', 'platform/doorLimits.ts', /CONNECTS_PER_MINUTE = 120;/],
  ['REALTIME.md', '300 refused connections a minute', 'platform/doorLimits.ts', /REFUSED_PER_MINUTE = 300;/],
  ['REALTIME.md', '240 requests in 5 s together', 'realtime/accountLimits.ts', /most: 240,/],
  ['REALTIME.md', '48 connections of one account', 'contracts/collab.ts', /connectionsPerPerson: 48,/],
  ['REALTIME.md', 'gathered for 100 ms at most', 'minutes/gathering.ts', /usualMs = 100;/],
  ['REALTIME.md', 'asks for nothing for 90 s', 'media/participant.ts', /PATIENCE = 90_000;/],
  [
    'SECURITY.md',
    'argon2id (19 MiB, two passes',
    'accounts/hashPassword.ts',
    /memoryCost: 19_456, timeCost: 2,/,
  ],
  [
    'SECURITY.md',
    '10 tries a quarter of an hour for an account',
    'sessions/limitTries.ts',
    /\('account', 10\)/,
  ],
  ['SECURITY.md', '200 for an address', 'sessions/limitTries.ts', /\('address', 200\)/],
  [
    'SECURITY.md',
    '30 minutes without activity, 12 hours in all',
    'sessions/sessionLimits.ts',
    /idleMs: 30 \* minute/,
  ],
  ['SECURITY.md', '12 hours in all', 'sessions/sessionLimits.ts', /absoluteMs: 12 \* 60 \* minute/],
  ['SECURITY.md', 'look at their session every 20 s', 'access/admission.ts', /sessionEveryMs = 20_000;/],
  ['SECURITY.md', 'After 5 s it admits nobody', 'access/revocations.ts', /staleAfterMs = 5_000;/],
  [
    'SECURITY.md',
    'Four of an account at a time and sixteen waiting',
    'attachments/boundUploads.ts',
    /atOnce: 4,\s+waiting: 16,/,
  ],
  ['RUNBOOK.md', 'Less than 48 MB are left', 'platform/roomOnDisk.ts', /LEAST_ROOM = 48_000_000;/],
  ['RUNBOOK.md', "its calls' leases end after 10 s", 'calls/conferenceOwners.ts', /LEASE = 10_000;/],
  ['RUNBOOK.md', 'provisions are closed after a minute', 'access/keepProvisions.ts', /deadAfterMs = 60_000;/],
  ['RUNBOOK.md', '5 MB each and one older', 'stores/boundedLog.ts', /MOST_BYTES = 5_000_000;/],
  [
    'adr/0009-one-routing.md',
    'its lock of 10 s, a look every 5 s',
    'jobs/runJobs.ts',
    /stalledInterval: 5_000,\s+lockDuration: 10_000,/,
  ],
  ['adr/0009-one-routing.md', 'written 500 at a time', 'notices/deliverNotice.ts', /BATCH = 500;/],
  [
    'adr/0021-taken-apart-once.md',
    'A node keeps 64 MB',
    'collab/keptSnapshots.ts',
    /mostBytes = 64 \* 1024 \* 1024;/,
  ],
  ['adr/0022-once-a-group.md', 'up to 250 entries', 'channels/recentEntries.ts', /MOST = 250;/],
];

it.each(said)('%s says "%s", as the code does', (name, words, file, line) => {
  expect(page(name)).toContain(words);
  expect(sourceNamed(file)).toMatch(line);
});
