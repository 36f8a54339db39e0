import type { Revocations } from '#access/revocations.ts';
import type { Platform } from '#platform/platform.ts';
import type { Secrets } from '#platform/secrets/secrets.ts';
import type { Devices } from './devices.ts';
import type { LimitTries } from './limitTries.ts';
import type { SessionAccounts } from './sessionAccounts.ts';
import type { SessionCookies } from './sessionCookie.ts';
import type { SessionFacts } from './sessionFacts.ts';
import type { SessionStore } from './sessionStore.ts';

/** What the use cases of this feature share. */
export interface SessionParts extends Pick<Platform, 'clock' | 'log'> {
  readonly accounts: SessionAccounts;
  readonly store: SessionStore;
  readonly limits: LimitTries;
  readonly devices: Devices;
  readonly secrets: Secrets;
  readonly cookies: SessionCookies;
  readonly facts: SessionFacts;
  /** Every node's open connections look at that session again. */
  readonly moved: Revocations['sessionMoved'];
  /** Lanes for the work of a password: known devices and strangers. */
  readonly lanes: { readonly known: Lane; readonly strange: Lane };
}

type Lane = <T>(work: () => Promise<T>) => Promise<T>;
