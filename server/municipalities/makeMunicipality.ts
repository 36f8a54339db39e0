import type { ClientSession } from 'mongoose';
import type { CommitRevocable } from '#access/commitRevocable.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { FactReaders } from '#domain/access/facts.ts';
import type { FacilityId } from '#domain/ids.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { type MunicipalityCode, parseMunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Clock } from '#platform/clock.ts';
import { Failure } from '#platform/failure.ts';
import { isDuplicateKey } from '#platform/isDuplicateKey.ts';
import { requireOperator } from '#server/accounts/requireOperator.ts';
import type { MedicalAreaRecord } from './medicalAreaModel.ts';
import type { MunicipalityStore } from './municipalityStore.ts';

export interface NewMunicipality {
  readonly code: string;
  readonly kana?: string;
  readonly office: { readonly name: string; readonly phone: string };
}

export interface MunicipalityNeeds {
  readonly commit: CommitRevocable;
  readonly clock: Clock;
  readonly store: MunicipalityStore;
  readonly readAccount: FactReaders['account'];
  /** Makes the facility that the office is, within the same transaction. */
  readonly makeOffice: (
    office: { municipality: MunicipalityCode; name: string; phone: string; madeBy: string; at: Date },
    session: ClientSession,
  ) => Promise<FacilityId>;
}

/** A municipality begins to run its own side: by the operator, with the office to ask. Its name is the areas file's. */
export const makeMunicipality =
  ({ commit, clock, store, readAccount, makeOffice }: MunicipalityNeeds) =>
  async (actor: Actor, wanted: NewMunicipality): Promise<{ code: MunicipalityCode; office: FacilityId }> => {
    const at = clock.now();
    await requireOperator(readAccount, actor, tokyoDay(at));
    const code = parseMunicipalityCode(wanted.code);
    const listed =
      code === null
        ? null
        : await store.medicalAreas.findOne({ municipality: code }).lean<MedicalAreaRecord>();
    if (code === null || listed === null)
      throw new Failure('V-01', {
        fields: [{ path: 'code', problem: 'is no municipality of the areas file' }],
      });
    const name = listed.municipalityName;
    const { office } = wanted;
    try {
      return await commit(async (session) => {
        await store.municipalities.create(
          [{ _id: code, name, kana: wanted.kana ?? '', office, madeBy: actor.account, madeAt: at }],
          { session },
        );
        const facility = { municipality: code, name: `${name} ${office.name}`, phone: office.phone };
        return { code, office: await makeOffice({ ...facility, madeBy: actor.account, at }, session) };
      }, []);
    } catch (error) {
      if (isDuplicateKey(error)) throw new Failure('C-01', { reason: 'municipality-there' });
      throw error;
    }
  };
