import type { ClientSession } from 'mongoose';
import type { RecordCommand } from '#access/commandFacts.ts';
import type { CommitRevocable } from '#access/commitRevocable.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { AccountId, FacilityId } from '#domain/ids.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { type MunicipalityCode, parseMunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Clock } from '#platform/clock.ts';
import { Failure } from '#platform/failure.ts';
import { isDuplicateKey } from '#platform/isDuplicateKey.ts';
import { wrongField } from '#platform/wrongField.ts';
import { requireOperator } from '#server/accounts/requireOperator.ts';
import type { MedicalAreaRecord } from './medicalAreaModel.ts';
import type { MunicipalityStore } from './municipalityStore.ts';

export interface NewMunicipality {
  readonly code: string;
  readonly kana?: string;
  readonly office: { readonly name: string; readonly phone: string };
}

interface Founded {
  readonly code: MunicipalityCode;
  readonly office: FacilityId;
}

/** Makes the facility that is the office, in the same transaction. */
type MakeOffice = (
  office: { municipality: MunicipalityCode; name: string; phone: string; madeBy: string; at: Date },
  session: ClientSession,
) => Promise<FacilityId>;

/** Makes a municipality and its office, within a transaction. Its name comes from the areas file. */
export const insertMunicipality =
  (store: MunicipalityStore, clock: Clock, makeOffice: MakeOffice) =>
  async (wanted: NewMunicipality, madeBy: AccountId, session: ClientSession): Promise<Founded> => {
    const at = clock.now();
    const code = parseMunicipalityCode(wanted.code);
    const listed =
      code === null
        ? null
        : await store.medicalAreas.findOne({ municipality: code }).session(session).lean<MedicalAreaRecord>();
    if (code === null || listed === null)
      throw wrongField('code', 'is no municipality of the areas file', 'not-a-choice');
    const name = listed.municipalityName;
    const { office, kana = '' } = wanted;
    await store.municipalities.create([{ _id: code, name, kana, office, madeBy, madeAt: at }], { session });
    const facility = { municipality: code, name: `${name} ${office.name}`, phone: office.phone };
    return { code, office: await makeOffice({ ...facility, madeBy, at }, session) };
  };

/** A municipality begins to use the house: made by the operator, with the office that is to be asked. */
export const makeMunicipality =
  (parts: {
    commit: CommitRevocable;
    clock: Clock;
    readAccount: AttributeReaders['account'];
    insert: ReturnType<typeof insertMunicipality>;
    record: RecordCommand;
  }) =>
  async (actor: Actor, wanted: NewMunicipality): Promise<Founded> => {
    await requireOperator(parts.readAccount, actor, tokyoDay(parts.clock.now()));
    try {
      return await parts.commit(async (session) => {
        const founded = await parts.insert(wanted, actor.account, session);
        const object = { kind: 'facility', id: founded.office } as const;
        await parts.record({ actor, deed: 'make-municipality', object, home: founded.code }, session);
        return founded;
      }, []);
    } catch (error) {
      if (isDuplicateKey(error)) throw new Failure('C-01', { reason: 'municipality-there' });
      throw error;
    }
  };
