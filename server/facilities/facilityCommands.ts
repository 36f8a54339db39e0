import type { ClientSession } from 'mongoose';
import type { Gate } from '#access/gate.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { FacilityId, HubId } from '#domain/ids.ts';
import { nameGrams } from '#domain/names/nameGrams.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { FacilityKind } from '#domain/vocabulary/facilityKinds.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Clock } from '#platform/clock.ts';
import { newId } from '#platform/newId.ts';
import type { FacilityRecord, FacilityStatusRecord } from './facilityModel.ts';
import type { FacilityStore } from './facilityStore.ts';

export interface NewFacility {
  readonly name: string;
  readonly kana: string;
  readonly kind: FacilityKind;
  readonly phone: string;
  /** The hub that it is, by the agreement's id. */
  readonly hub?: HubId | null;
}

const build = (
  municipality: MunicipalityCode,
  wanted: NewFacility,
  madeBy: string,
  madeAt: Date,
): FacilityRecord => ({
  _id: newId<FacilityId>(),
  municipality,
  ...wanted,
  hub: wanted.hub ?? null,
  status: [],
  grams: nameGrams(wanted.name, wanted.kana),
  madeBy,
  madeAt,
});

/** The office of a municipality as a facility: notices are sent from it, its officers have their positions there. */
export const makeOffice =
  ({ facilities }: FacilityStore) =>
  async (
    office: { municipality: MunicipalityCode; name: string; phone: string; madeBy: string; at: Date },
    session: ClientSession,
  ): Promise<FacilityId> => {
    const { municipality, name, phone, madeBy, at } = office;
    const record = build(municipality, { name, kana: '', kind: '市区町村', phone }, madeBy, at);
    await facilities.create([record], { session });
    return record._id;
  };

export const facilityCommands = (needs: { gate: Gate; clock: Clock; store: FacilityStore }) => {
  const { gate, clock, store } = needs;
  return {
    /** By an officer of the municipality that it belongs to. */
    makeFacility: async (
      actor: Actor,
      municipality: MunicipalityCode,
      wanted: NewFacility,
    ): Promise<FacilityId> => {
      await gate.require(actor, 'manage', { kind: 'municipality', id: municipality });
      const record = build(municipality, wanted, actor.account, clock.now());
      await store.facilities.create([record], { session: null });
      return record._id;
    },
    /** What was recorded, for who keeps it; others are told by notices, across a border by a clause. */
    listStatus: async (actor: Actor, facility: FacilityId) => {
      await gate.require(actor, 'manage', { kind: 'facility', id: facility });
      const record = await store.facilities.findById(facility, { status: 1 }).lean<FacilityRecord>();
      return (record?.status ?? [])
        .slice(-20)
        .reverse()
        .map(({ recordedAt, state, reason, from, until }) => ({
          at: recordedAt.toISOString(),
          ...{ state, reason, from, until },
        }));
    },
    /** 運営状況 from a day on: by its manager or an officer. Earlier states stay, dated. */
    setStatus: async (
      actor: Actor,
      facility: FacilityId,
      wanted: Pick<FacilityStatusRecord, 'state' | 'reason'> & { from?: Day; until?: Day | null },
    ): Promise<void> => {
      await gate.require(actor, 'manage', { kind: 'facility', id: facility });
      const now = clock.now();
      const status: FacilityStatusRecord = {
        state: wanted.state,
        reason: wanted.reason,
        from: wanted.from ?? tokyoDay(now),
        until: wanted.until ?? null,
        recordedBy: actor.account,
        recordedAt: now,
      };
      await store.facilities.updateOne({ _id: facility }, { $push: { status } });
    },
  };
};

export type FacilityCommands = ReturnType<typeof facilityCommands>;
