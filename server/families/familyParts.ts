import type { ClientSession } from 'mongoose';
import type { CommitRevocable } from '#access/commitRevocable.ts';
import type { Gate } from '#access/gate.ts';
import type { AttachmentView } from '#contracts/http/attachmentRoutes.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { AccountId, AttachmentId, PatientId, PositionId } from '#domain/ids.ts';
import type { FamilyAddressee } from '#domain/records/familyRoom/familyVocabulary.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Clock } from '#platform/clock.ts';
import type { FamilyStore } from './familyStore.ts';

/** One of the team, as the directory names them. */
export interface TeamPerson {
  readonly position: PositionId;
  readonly name: string;
  readonly profession: string;
  readonly facility: string;
  /** By name. */
  readonly municipality: string;
}

export interface FamilyAccount {
  readonly id: AccountId;
  readonly name: string;
  readonly loginName: string;
  readonly municipality: MunicipalityCode | null;
  readonly isFamily: boolean;
  readonly hasPassword: boolean;
  readonly numbersLeft: number | null;
}

export interface FamilyLink {
  readonly secret: string;
  readonly until: Date;
}

/** Accounts of the family's, given by compose: made and let in by the room that they are invited to (FA2). */
export interface FamilyAccounts {
  byLoginName(loginName: string): Promise<FamilyAccount | null>;
  byIds(ids: readonly AccountId[]): Promise<ReadonlyMap<AccountId, FamilyAccount>>;
  /** In the transaction of the invitation; C-01 where somebody else has the login name meanwhile. */
  make(
    person: { readonly loginName: string; readonly name: string; readonly kana: string },
    more: { readonly id: AccountId; readonly municipality: MunicipalityCode; readonly by: AccountId },
    session: ClientSession,
  ): Promise<void>;
  /** The one-time link by which a password is chosen, 7 days; null where they have one. */
  link(account: AccountId, session: ClientSession): Promise<FamilyLink | null>;
  /** Ends password, numbers and sessions first. */
  renew(account: AccountId, by: AccountId, session: ClientSession): Promise<FamilyLink | null>;
  /** A new sheet; the one before is void. */
  giveSheet(account: AccountId, by: AccountId, session: ClientSession): Promise<readonly string[]>;
}

/** What the use cases of the family's room stand on; handed over by server/composing. */
export interface FamilyParts extends FamilyStore {
  readonly gate: Gate;
  readonly commit: CommitRevocable;
  readonly clock: Clock;
  readonly accounts: FamilyAccounts;
  readonly people: (positions: readonly PositionId[]) => Promise<ReadonlyMap<PositionId, TeamPerson>>;
  /** Of each person the name at a moment; null: now. */
  readonly personNames: (
    accounts: readonly AccountId[],
  ) => Promise<ReadonlyMap<AccountId, (at: Date | null) => string>>;
  readonly municipalityName: (code: MunicipalityCode) => Promise<string>;
  readonly patientName: (id: PatientId) => Promise<string>;
  /** Who is in the team for care on a day. */
  readonly team: (patient: PatientId, day: Day) => Promise<readonly PositionId[]>;
  readonly patientsOf: (position: PositionId, day: Day) => Promise<readonly PatientId[]>;
  readonly claim: <T>(
    actor: Actor,
    files: readonly AttachmentId[],
    on: { readonly room: PatientId; readonly to: FamilyAddressee },
    naming: {
      write(files: AttachmentView[]): Promise<T>;
      isNamed(file: AttachmentId): Promise<boolean>;
    },
  ) => Promise<T>;
}
