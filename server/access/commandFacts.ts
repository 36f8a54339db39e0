import type { ClientSession, Connection } from 'mongoose';
import type { DeedObject } from '#domain/access/about.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { HouseDeed } from '#domain/access/deeds.ts';
import type { FactId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Clock } from '#platform/clock.ts';
import { newId } from '#platform/newId.ts';
import { factModel } from './factModel.ts';
import type { FactRecord } from './factRecord.ts';
import { unlinked } from './unlinked.ts';

interface Done {
  readonly actor: Pick<Actor, 'account' | 'session' | 'position'>;
  readonly deed: HouseDeed;
  readonly object: DeedObject;
  /** The municipality whose chain gets the fact; null: the house's own chain. */
  readonly home: MunicipalityCode | null;
}

/** Writes the fact of a deed that no gate judges (HouseDeed), in the transaction of the deed itself. */
export const commandFacts =
  (db: Connection, clock: Clock) =>
  async ({ actor, deed, object, home }: Done, session: ClientSession): Promise<void> => {
    const fact: FactRecord = {
      ...{ _id: newId<FactId>(), at: clock.now(), kind: 'written', act: deed, patient: null, object },
      ...{ account: actor.account, session: actor.session, position: actor.position },
      record: home === null ? { kind: 'house', id: 'house' } : { kind: 'municipality', id: home },
      ...{ from: home, to: home, purpose: null, dataClasses: [], relation: null, allowed: true, code: null },
      ...{ rule: null, agreement: null, version: null, clause: null, shown: null, times: 1 },
      ...{ membership: null, consent: null, readOnly: false, crossing: null },
    };
    await factModel(db).create([{ ...fact, ...unlinked(fact) }], { session });
  };

export type RecordCommand = ReturnType<typeof commandFacts>;
