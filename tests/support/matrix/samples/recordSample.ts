import type { CareHouse } from '../../careHouse.ts';
import type { TestClient } from '../../testClient.ts';
import type { NamedIds } from '../sampleValue.ts';

/** Somebody who has a record of their own kind, with its id: another's within it must stay unknown to them. */
export interface Owner {
  readonly client: TestClient;
  readonly ids: NamedIds;
}

/** What the attack matrix makes of one kind of record. */
export interface RecordSample {
  /**
   * Makes a foreign one through the doors, whole and used; returns its id by the kind's name, with the ids of what lies in it.
   * `made`: those of the kinds before it in the table.
   */
  make(house: CareHouse, made: NamedIds): Promise<NamedIds>;
  /** An id in the form of a real one that nothing has, where that is not what every made id looks like. */
  readonly unknown?: string;
  /** What lies in it and has an id of its own. */
  readonly within?: readonly string[];
  /** Of a patient's team: who was a member is told why not, at each door (AC3). */
  readonly ofTeam?: true;
  /** Where ids of its own lie in its paths: who has one. */
  owner?(house: CareHouse, real: NamedIds, other: Owner): Promise<Owner>;
}
