import type { ClientSession, Connection } from 'mongoose';
import type { Actor } from '#domain/access/actor.ts';
import type { CommandAct, CommandObject } from '#domain/access/commandActs.ts';
import type { RecordRef } from '#domain/access/recordRef.ts';
import type { FactId, PatientId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Clock } from '#platform/clock.ts';
import { newId } from '#platform/newId.ts';
import { factModel } from './factModel.ts';
import type { FactRecord } from './factRecord.ts';
import { unlinked } from './unlinked.ts';

/** Something that was done to the directory; `home` whose chain has it, null: the house's own. */
export interface Command {
  readonly actor: Pick<Actor, 'account' | 'session' | 'position'>;
  readonly act: CommandAct;
  readonly record: { readonly kind: CommandObject | RecordRef['kind']; readonly id: string };
  readonly home: MunicipalityCode | null;
  readonly patient?: PatientId;
}

/** The fact of a command, durable with what it did: in the same transaction. */
export const commandFacts =
  (db: Connection, clock: Clock) =>
  async ({ actor, act, record, home, patient }: Command, session: ClientSession): Promise<void> => {
    const fact: FactRecord = {
      ...{ _id: newId<FactId>(), at: clock.now(), kind: 'written', act, patient: patient ?? null },
      ...{ account: actor.account, session: actor.session, position: actor.position },
      record: { kind: record.kind, id: record.id },
      ...{ from: home, to: home, purpose: null, dataClasses: [], relation: null, allowed: true, code: null },
      ...{ rule: null, agreement: null, version: null, clause: null },
      ...{ membership: null, consent: null, readOnly: false, crossing: null },
    };
    await factModel(db).create([{ ...fact, ...unlinked(fact) }], { session });
  };

export type RecordCommand = ReturnType<typeof commandFacts>;
