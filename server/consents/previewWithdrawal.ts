import type { Gate } from '#access/gate.ts';
import type { ReadingPerson } from '#access/readersAmong.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { RecordAttributes } from '#domain/access/recordAttributes.ts';
import type { AccountId, ConsentId, PatientId, PositionId } from '#domain/ids.ts';
import type { ConferenceAttributes } from '#domain/records/conference/conferenceAttributes.ts';
import type { PatientAttributes } from '#domain/records/patient/patientAttributes.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Clock } from '#platform/clock.ts';
import { Failure } from '#platform/failure.ts';

interface PersonIn {
  readonly account: AccountId;
  readonly municipality: MunicipalityCode | null;
}

interface Asked {
  readonly account: AccountId;
  readonly position: PositionId;
}

export interface WithdrawalParts {
  readonly gate: Gate;
  readonly clock: Clock;
  readonly patientOf: (consent: ConsentId) => Promise<PatientId | null>;
  readonly patientAttributes: (patient: PatientId) => Promise<PatientAttributes | null>;
  readonly conferencesOf: (patient: PatientId) => Promise<readonly ConferenceAttributes[]>;
  readonly positions: (ids: readonly PositionId[]) => Promise<ReadonlyMap<PositionId, PersonIn>>;
  readonly readersAmong: (
    attributes: RecordAttributes,
    people: readonly Asked[],
  ) => Promise<readonly ReadingPerson[]>;
  readonly names: (codes: readonly MunicipalityCode[]) => Promise<ReadonlyMap<MunicipalityCode, string>>;
}

/**
 * [FO9] Whom the withdrawal of a consent would stop. The gate's two questions are asked of each person with the
 * consent and without it, for the patient, the channel and the conferences. The answer counts by the city that
 * manages the account, and names nobody.
 */
export const previewWithdrawal =
  (parts: WithdrawalParts) => async (actor: Actor, home: MunicipalityCode, consent: ConsentId) => {
    const patient = await parts.patientOf(consent);
    const attributes = patient === null ? null : await parts.patientAttributes(patient);
    const about = {
      object: { kind: 'consent', id: consent },
      patient: attributes?.home === home ? patient : null,
    } as const;
    await parts.gate.require(actor, 'preview-withdrawal', { kind: 'municipality', id: home }, about);
    if (attributes?.home !== home) throw new Failure('A-01');
    const today = tokyoDay(parts.clock.now());
    const without: PatientAttributes = {
      ...attributes,
      consents: attributes.consents.map((each) =>
        each.id === consent ? { ...each, withdrawn: each.withdrawn ?? today } : each,
      ),
    };
    // The last conference that somebody was asked to stands for all: what they may do in one comes from being asked.
    const conferences = new Map<PositionId, ConferenceAttributes>();
    for (const each of await parts.conferencesOf(attributes.id))
      for (const position of [each.holder, ...each.invited]) conferences.set(position, each);
    const members = new Set(attributes.memberships.map(({ position }) => position));
    const people = await parts.positions([...new Set([...members, ...conferences.keys()])]);
    const of = (ids: Iterable<PositionId>): Asked[] =>
      [...ids].flatMap((position) => {
        const person = people.get(position);
        return person === undefined ? [] : [{ account: person.account, position }];
      });

    /** What each position may read now: the kind of record, and each class of it. */
    const readsWith = async (at: PatientAttributes): Promise<Map<PositionId, Set<string>>> => {
      const reads = new Map<PositionId, Set<string>>();
      const ask = async (record: RecordAttributes, asked: readonly Asked[]) => {
        for (const { position, reads: classes } of await parts.readersAmong(record, asked)) {
          const own = reads.get(position) ?? new Set();
          for (const each of ['', ...classes]) own.add(`${record.kind} ${each}`);
          reads.set(position, own);
        }
      };
      await ask({ kind: 'patient', patient: at }, of(members));
      await ask({ kind: 'channel', patient: at }, of(members));
      for (const conference of new Set(conferences.values()))
        await ask(
          { kind: 'conference', conference, patient: at },
          of([...conferences].filter(([, each]) => each === conference).map(([position]) => position)),
        );
      return reads;
    };
    const before = await readsWith(attributes);
    const after = await readsWith(without);
    const stopped = new Map<AccountId, MunicipalityCode>();
    for (const [position, reads] of before) {
      const person = people.get(position);
      const left = after.get(position);
      if (person?.municipality && [...reads].some((each) => !left?.has(each)))
        stopped.set(person.account, person.municipality);
    }
    const cities = [...new Set(stopped.values())].toSorted();
    const names = await parts.names(cities);
    return {
      people: stopped.size,
      municipalities: cities.map((code) => ({
        municipality: { code, name: names.get(code) ?? code },
        people: [...stopped.values()].filter((each) => each === code).length,
      })),
    };
  };

export type PreviewWithdrawal = ReturnType<typeof previewWithdrawal>;
