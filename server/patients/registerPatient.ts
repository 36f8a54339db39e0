import type { ClientSession } from 'mongoose';
import type { CommitRevocable } from '#access/commitRevocable.ts';
import type { Gate } from '#access/gate.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { ChannelId, PatientId } from '#domain/ids.ts';
import { foldName } from '#domain/names/foldName.ts';
import { nameGrams } from '#domain/names/nameGrams.ts';
import { type Day, tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Clock } from '#platform/clock.ts';
import { createOnce } from '#platform/createOnce.ts';
import { Failure } from '#platform/failure.ts';
import { idOfWrite } from '#platform/idOfWrite.ts';
import { newId } from '#platform/newId.ts';
import { requirePastDay } from '#platform/requirePastDay.ts';
import type { FaceSheet, PatientRecord } from './patientModel.ts';
import type { PatientStore } from './patientStore.ts';

export interface NewPatient {
  /** The same for every try of one draft. */
  readonly clientId: string;
  readonly name: string;
  readonly kana: string;
  readonly birth: Day;
  readonly sex: PatientRecord['sex'];
  readonly faceSheet: Partial<FaceSheet>;
  /** Those who look like the same patient, were shown, and are others. */
  readonly others?: readonly PatientId[] | undefined;
}

export interface Registered {
  readonly patient: PatientId;
  readonly channel: ChannelId;
}

const emptySheet: FaceSheet = {
  address: '',
  phone: '',
  careLevel: '',
  diagnoses: [],
  medication: [],
  allergies: [],
  keyPerson: '',
  doctor: '',
  note: '',
};

/** [VA7] Patients registered in this home with the same name, as it is searched for, and the same birth. */
const alikeIn = async (
  { patients }: PatientStore,
  { home, name, birth }: Pick<PatientRecord, 'home' | 'name' | 'birth'>,
  session: ClientSession,
): Promise<readonly PatientRecord[]> => {
  const born = await patients.find({ home, birth }).session(session).lean<PatientRecord[]>();
  return born.filter((one) => foldName(one.name) === foldName(name));
};

/**
 * Registers a patient, with the channel of their team, by an officer of the home municipality, who does not join that
 * team. The same clientId again is the same patient. Throws C-01 where it belongs to another patient, and where
 * somebody who looks like the same (VA7) is not among `others`. Patients of other homes are never looked for: that
 * would tell who exists.
 */
export const registerPatient =
  ({
    gate,
    commit,
    clock,
    store,
  }: {
    gate: Gate;
    commit: CommitRevocable;
    clock: Clock;
    store: PatientStore;
  }) =>
  async (actor: Actor, home: MunicipalityCode, wanted: NewPatient): Promise<Registered> => {
    const municipality = { kind: 'municipality', id: home } as const;
    const grant = await gate.require(actor, 'register-patient', municipality);
    const { name, kana, birth, sex } = wanted;
    requirePastDay('birth', birth, tokyoDay(clock.now()));
    const record: PatientRecord = {
      _id: idOfWrite<PatientId>('patient', actor.position ?? actor.account, home, wanted.clientId),
      home,
      channel: newId<ChannelId>(),
      name,
      kana,
      grams: nameGrams(name, kana),
      birth,
      sex,
      faceSheet: { ...emptySheet, ...wanted.faceSheet },
      registeredBy: actor.account,
      registeredAt: clock.now(),
    };
    const known = new Set<string>([record._id, ...(wanted.others ?? [])]);
    // [VA8] If two people register the same person at the same moment, the second is told of the first.
    const lock = await store.locks.ready('patient', home, birth, foldName(name));
    const { _id: patient, channel } = await createOnce({
      record,
      create: () =>
        commit(
          async (session) => {
            await store.locks.take(lock, session);
            // This comes first: a second press gets the answer of the first one, whoever was registered since.
            await store.patients.create([record], { session });
            const alike = (await alikeIn(store, record, session)).filter(({ _id }) => !known.has(_id));
            if (alike.length > 0)
              throw new Failure('C-01', {
                reason: 'patient-there',
                alike: alike.map((one) => ({
                  ...{ id: one._id, name: one.name, kana: one.kana, about: one.birth },
                })),
              });
            const { _id: id } = record;
            await gate.wrote(
              grant,
              'register-patient',
              { patient: id, object: { kind: 'patient', id } },
              session,
            );
          },
          [{ kind: 'patient', id: record._id }],
          { account: actor.account },
        ),
      find: () => store.patients.findById(record._id).lean<PatientRecord>(),
      said: ['name', 'kana', 'birth', 'sex', 'faceSheet'],
    });
    return { patient, channel };
  };
