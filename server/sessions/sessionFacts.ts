import type { ClientSession } from 'mongoose';
import { groupRefusals } from '#access/groupRefusals.ts';
import { openFactIntake } from '#access/recordFact.ts';
import type { DeedObject } from '#domain/access/about.ts';
import type { HouseDeed } from '#domain/access/deeds.ts';
import { type AccountId, type FactId, nobodyId, type PositionId } from '#domain/ids.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import { newId } from '#platform/newId.ts';
import type { Platform } from '#platform/platform.ts';

interface Done {
  /** Null: nobody has the login name that was typed. */
  readonly account: { readonly id: AccountId; readonly municipality: MunicipalityCode | null } | null;
  readonly session?: string;
  readonly position?: PositionId | null;
  readonly deed: HouseDeed;
  /** What it was done to, where that is not the account. */
  readonly object?: DeedObject;
  /** Why it was refused. */
  readonly code?: 'L-01';
}

/**
 * [AU16] The facts of signing in and out, of passwords, second factors and positions. They go into the trail of the
 * municipality that manages the account, whose office has to answer for who sat at which screen. They have no name
 * and no address: the trail holds ids (AU3).
 */
export const openSessionFacts = async (platform: Pick<Platform, 'db' | 'clock' | 'log' | 'lifecycle'>) => {
  const intake = await openFactIntake(platform);
  const grouped = groupRefusals(intake, platform);
  const factOf = ({ account, session = '', position = null, deed, code, object }: Done) => {
    const home = account?.municipality ?? null;
    const id = account?.id ?? nobodyId<AccountId>();
    return {
      ...{ at: platform.clock.now(), kind: 'written' as const, act: deed, patient: null },
      ...{ account: id, session, position, object: object ?? { kind: 'account' as const, id } },
      record:
        home === null ? { kind: 'house' as const, id: 'house' } : { kind: 'municipality' as const, id: home },
      ...{ from: home, to: home, purpose: null, dataClasses: [], relation: null },
      ...{ allowed: code === undefined, code: code ?? null },
      ...{ rule: null, agreement: null, version: null, clause: null, shown: null, times: 1 },
      ...{ membership: null, consent: null, readOnly: false, crossing: null },
    };
  };
  return {
    /** Writes a fact that is durable before the answer leaves. The same again within the hour is counted (AU13). */
    note: (done: Done): Promise<void> => grouped.record(factOf(done)),
    /** Writes a fact in the transaction of what it records. */
    noteIn:
      (done: Done) =>
      async (session: ClientSession): Promise<void> =>
        intake.recordIn({ _id: newId<FactId>(), ...factOf(done) }, session),
  };
};

export type SessionFacts = Awaited<ReturnType<typeof openSessionFacts>>;
