import type { ClientSession } from 'mongoose';
import type { CommitRevocable } from '#access/commitRevocable.ts';
import type { Gate } from '#access/gate.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { FacilityId, HubId } from '#domain/ids.ts';
import { foldPlace } from '#domain/names/foldPlace.ts';
import { nameGrams, queryGrams } from '#domain/names/nameGrams.ts';
import type { FacilityKind } from '#domain/vocabulary/facilityKinds.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Clock } from '#platform/clock.ts';
import { Failure } from '#platform/failure.ts';
import { newId } from '#platform/newId.ts';
import type { FacilityRecord } from './facilityModel.ts';
import type { FacilityStore } from './facilityStore.ts';
import { statusCommands } from './statusCommands.ts';

export interface NewFacility {
  readonly name: string;
  readonly kana: string;
  readonly kind: FacilityKind;
  readonly phone: string;
  /** The hub that it is, by the agreement's id. */
  readonly hub?: HubId | null;
}

/** [VA7] Facilities of this municipality with the same name, as it is searched for. */
const alikeIn = async (
  { facilities }: FacilityStore,
  municipality: MunicipalityCode,
  name: string,
  session: ClientSession,
): Promise<readonly FacilityRecord[]> => {
  const found = await facilities
    .find({ municipality, grams: { $all: queryGrams(foldPlace(name)) } }, { status: 0, telling: 0 })
    .session(session)
    .lean<FacilityRecord[]>();
  return found.filter((one) => foldPlace(one.name) === foldPlace(name));
};

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
  telling: [],
  grams: nameGrams(wanted.name, wanted.kana),
  madeBy,
  madeAt,
});

/** The office of a municipality, as a facility: notices are sent from it, and its officers have their positions there. */
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

export const facilityCommands = (parts: {
  gate: Gate;
  commit: CommitRevocable;
  clock: Clock;
  store: FacilityStore;
}) => {
  const { gate, commit, clock, store } = parts;
  return {
    ...statusCommands(parts),
    /** By an officer of the municipality that it belongs to. */
    makeFacility: async (
      actor: Actor,
      municipality: MunicipalityCode,
      wanted: NewFacility,
      /** Those that look like the same facility, were shown, and are others. */
      others: readonly FacilityId[] = [],
    ): Promise<FacilityId> => {
      const place = { kind: 'municipality', id: municipality } as const;
      const grant = await gate.require(actor, 'make-facility', place);
      const record = build(municipality, wanted, actor.account, clock.now());
      // [VA8] If two people register the same place at the same moment, the second is told of the first.
      const lock = await store.locks.ready('facility', municipality, foldPlace(wanted.name));
      await commit(
        async (session) => {
          await store.locks.take(lock, session);
          const alike = (await alikeIn(store, municipality, wanted.name, session)).filter(
            ({ _id }) => !others.includes(_id),
          );
          if (alike.length > 0)
            throw new Failure('C-01', {
              reason: 'facility-there',
              alike: alike.map((one) => ({ id: one._id, name: one.name, kana: one.kana, about: one.kind })),
            });
          await store.facilities.create([record], { session });
          await gate.wrote(grant, 'make-facility', { object: { kind: 'facility', id: record._id } }, session);
        },
        [],
        { account: actor.account },
      );
      return record._id;
    },
  };
};

export type FacilityCommands = ReturnType<typeof facilityCommands>;
