import type { Refused } from '#domain/minutes/decodeBounded.ts';
import type { RecordRefused } from '#domain/minutes/mayFollow.ts';

/** Why an entry was not taken; nothing of it stands. */
export class EntryRefused extends Error {
  readonly reason: Refused | RecordRefused;
  constructor(reason: Refused | RecordRefused) {
    super(reason);
    this.name = 'EntryRefused';
    this.reason = reason;
  }
}

/** The store did not answer in time: whether the entry stands is not known. Come again; the same id is the same entry. */
export class EntryUnsure extends Error {
  constructor() {
    super('the store did not answer in time');
    this.name = 'EntryUnsure';
  }
}
