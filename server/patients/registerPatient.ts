import type { CommitRevocable } from '#access/commitRevocable.ts';
import type { Gate } from '#access/gate.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { ChannelId, PatientId } from '#domain/ids.ts';
import { nameGrams } from '#domain/names/nameGrams.ts';
import type { Day } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Clock } from '#platform/clock.ts';
import { createOnce } from '#platform/createOnce.ts';
import { idOfWrite } from '#platform/idOfWrite.ts';
import { newId } from '#platform/newId.ts';
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

/**
 * A patient and the channel of their team, by an officer of the home municipality. The officer does not join it. The same
 * clientId again is the same patient; throws C-01 where who stands under it is another.
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
    const { _id: patient, channel } = await createOnce({
      record,
      create: () =>
        commit(
          async (session) => {
            await store.patients.create([record], { session });
            const { _id: id } = record;
            await gate.wrote(
              grant,
              'register-patient',
              { patient: id, object: { kind: 'patient', id } },
              session,
            );
          },
          [],
          { account: actor.account },
        ),
      find: () => store.patients.findById(record._id).lean<PatientRecord>(),
      said: ['name', 'kana', 'birth', 'sex', 'faceSheet'],
    });
    return { patient, channel };
  };
