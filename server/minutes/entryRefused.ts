import type { Refused } from '#domain/minutes/decodeBounded.ts';
import type { RecordRefused } from '#domain/minutes/mayFollow.ts';

/** Why an entry was not taken. Nothing of it is stored. */
export class EntryRefused extends Error {
  readonly reason: Refused | RecordRefused;
  constructor(reason: Refused | RecordRefused) {
    super(reason);
    this.name = 'EntryRefused';
    this.reason = reason;
  }
}

/**
 * The store did not answer in time, so it is not known whether the entry is stored. Send it again: the same id is the
 * same entry.
 */
export class EntryUnsure extends Error {
  constructor() {
    super('the store did not answer in time');
    this.name = 'EntryUnsure';
  }
}
