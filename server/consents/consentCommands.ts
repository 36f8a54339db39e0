import type { ClientSession } from 'mongoose';
import type { CommitRevocable } from '#access/commitRevocable.ts';
import type { Gate } from '#access/gate.ts';
import type { DeedObject } from '#domain/access/about.ts';
import type { Actor } from '#domain/access/actor.ts';
import { type ConsentId, nobodyId, type PatientId } from '#domain/ids.ts';
import { type Day, tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Purpose } from '#domain/vocabulary/purposes.ts';
import type { Clock } from '#platform/clock.ts';
import { createOnce } from '#platform/createOnce.ts';
import { Failure } from '#platform/failure.ts';
import { idOfWrite } from '#platform/idOfWrite.ts';
import { requirePeriod } from '#platform/requirePeriod.ts';
import type { ConsentRecord } from './consentModel.ts';
import type { ConsentStore } from './consentStore.ts';

export interface NewConsent {
  /** The same for every try of one draft. */
  readonly clientId: string;
  readonly patient: PatientId;
  readonly purposes: readonly Purpose[];
  readonly recipients: readonly MunicipalityCode[] | 'any';
  readonly from: Day;
  readonly until: Day | null;
  readonly givenBy: ConsentRecord['givenBy'];
}

export interface ConsentParts {
  readonly gate: Gate;
  readonly commit: CommitRevocable;
  readonly clock: Clock;
  readonly store: ConsentStore;
  readonly homeOf: (patient: PatientId) => Promise<MunicipalityCode | null>;
}

/** Consents are kept by an officer of the patient's home, who sees no content for it. */
export const consentCommands = ({ gate, commit, clock, store, homeOf }: ConsentParts) => {
  /** For this officer a patient of another city and one that does not exist are the same. */
  const requireHome = async (
    actor: Actor,
    municipality: MunicipalityCode,
    patient: PatientId,
    deed: 'give-consent' | 'withdraw-consent',
    object: DeedObject,
  ) => {
    const isHome = (await homeOf(patient)) === municipality;
    // If the patient's home is another city, this municipality's trail must not even have that there is such a
    // patient.
    const about = { object, patient: isHome ? patient : null };
    const grant = await gate.require(actor, deed, { kind: 'municipality', id: municipality }, about);
    if (!isHome) throw new Failure('A-01');
    return (session: ClientSession) => gate.wrote(grant, deed, about, session);
  };
  return {
    /**
     * The same clientId again is the same consent: a second one would go on carrying data after the first was
     * withdrawn. Throws C-01 where what is stored under it says something else.
     */
    give: async (actor: Actor, municipality: MunicipalityCode, wanted: NewConsent): Promise<ConsentId> => {
      const { patient, purposes, recipients, from, until, givenBy } = wanted;
      const id = idOfWrite<ConsentId>('consent', actor.position ?? actor.account, patient, wanted.clientId);
      const object = { kind: 'consent', id } as const;
      const recordDeed = await requireHome(actor, municipality, patient, 'give-consent', object);
      requirePeriod({ from, until });
      const record: ConsentRecord = {
        _id: id,
        patient,
        purposes: [...purposes],
        recipients: recipients === 'any' ? [] : [...recipients],
        anyRecipient: recipients === 'any',
        from,
        until,
        withdrawn: null,
        givenBy,
        recordedBy: { account: actor.account, position: actor.position },
        recordedAt: clock.now(),
        withdrawnBy: null,
        withdrawnAt: null,
      };
      const { _id } = await createOnce({
        record,
        create: () =>
          commit(
            async (session) => {
              await store.consents.create([record], { session });
              await recordDeed(session);
            },
            [{ kind: 'patient', id: patient }],
            { account: actor.account },
          ),
        find: () => store.consents.findById(record._id).lean<ConsentRecord>(),
        said: ['purposes', 'recipients', 'anyRecipient', 'from', 'until', 'givenBy'],
      });
      return _id;
    },
    /** Holds from this day on, and so from this second on (WA9): open admissions are judged anew at once. */
    withdraw: async (actor: Actor, municipality: MunicipalityCode, consent: ConsentId): Promise<void> => {
      const record = await store.consents.findById(consent).lean<ConsentRecord>();
      const object = { kind: 'consent', id: consent } as const;
      // The same questions in the same order, whether or not there is such a consent.
      const patient = record?.patient ?? nobodyId<PatientId>();
      const recordDeed = await requireHome(actor, municipality, patient, 'withdraw-consent', object);
      const now = clock.now();
      await commit(
        async (session) => {
          const done = await store.consents.updateOne(
            { _id: consent, withdrawn: null },
            {
              $set: {
                withdrawn: tokyoDay(now),
                withdrawnBy: { account: actor.account, position: actor.position },
                withdrawnAt: now,
              },
            },
            { session },
          );
          if (done.matchedCount === 0) throw new Failure('C-01', { reason: 'already-withdrawn' });
          await recordDeed(session);
        },
        [{ kind: 'patient', id: patient }],
        { account: actor.account, takesAway: true },
      );
    },
  };
};

export type ConsentCommands = ReturnType<typeof consentCommands>;
