import type { AuditRecord } from '#contracts/http/auditView.ts';
import type { AccountId, PatientId, PositionId } from '#domain/ids.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { MunicipalityCode } from '#domain/vocabulary/municipalityCode.ts';
import type { Clock } from '#platform/clock.ts';
import { asWritten } from '#server/accounts/asWritten.ts';
import type { DescribedPosition } from '#server/accounts/describedPosition.ts';
import type { PositionQueries } from '#server/accounts/positionQueries.ts';
import type { AgreementRegistry } from '#server/agreements/agreementRegistry.ts';
import { showsNames } from '#server/agreements/showsNames.ts';
import type { MunicipalityQueries } from '#server/municipalities/municipalityQueries.ts';
import type { PatientQueries } from '#server/patients/patientQueries.ts';
import type { StoredRecord } from './chainModel.ts';

/** The names that the trail asks of the directory; no record of the trail holds any. */
export interface ShownBy {
  readonly clock: Clock;
  readonly agreements: Pick<AgreementRegistry, 'isParty' | 'isHub' | 'title' | 'clause'>;
  readonly positions: Pick<PositionQueries, 'positions' | 'ofAccounts'>;
  readonly patients: Pick<PatientQueries, 'findAll'>;
  readonly municipalities: Pick<MunicipalityQueries, 'names'>;
}

interface Body
  extends Omit<
    AuditRecord,
    'n' | 'hash' | 'who' | 'patient' | 'from' | 'to' | 'agreement' | 'clause' | 'object' | 'shown' | 'times'
  > {
  // Absent in facts that were stored before these were recorded.
  readonly object?: { readonly kind: string; readonly id: string } | null;
  readonly shown?: AuditRecord['shown'];
  readonly times?: number;
  readonly account: AccountId;
  readonly position: PositionId | null;
  readonly patient?: PatientId | null;
  readonly from: MunicipalityCode | null;
  readonly to: MunicipalityCode | null;
  readonly agreement: string | null;
  readonly version: number | null;
  readonly clause: string | null;
}

/**
 * Records with names in the place of ids, as far as this municipality's auditor may have them: people as names show
 * between ends in force, a home also those who were given its records, and the municipality's own patients. Never any
 * content.
 */
export const showRecords =
  ({ clock, agreements, positions, patients, municipalities }: ShownBy) =>
  async (municipality: MunicipalityCode, records: readonly StoredRecord[]): Promise<AuditRecord[]> => {
    const day = tokyoDay(clock.now());
    const bodies = records.map((each) => JSON.parse(each.body) as Body);
    const done = (kind: string) => bodies.flatMap(({ object }) => (object?.kind === kind ? [object.id] : []));
    const [people, found, accounts] = await Promise.all([
      positions.positions([
        ...bodies.flatMap(({ position }) => position ?? []),
        ...(done('position') as PositionId[]),
      ]),
      patients.findAll([...new Set(bodies.flatMap(({ patient }) => patient ?? []))]),
      positions.ofAccounts([...new Set(done('account'))] as AccountId[]),
    ]);
    const own = new Map(
      found.filter(({ home }) => home === municipality).map(({ _id, name }) => [_id, name]),
    );
    const codes = bodies.flatMap(({ from, to }) => [from, to].filter((code) => code !== null));
    const managing = [...people.values()].flatMap((each) => each.municipality ?? []);
    const names = await municipalities.names([...codes, ...managing]);
    const show = (code: MunicipalityCode | null) =>
      code === null ? null : { code, name: names.get(code) ?? code };

    const isNamed = (person: DescribedPosition, { allowed, from }: Body): boolean => {
      if (person.municipality === null) return false;
      const shown = { municipality: person.municipality, hub: person.hub };
      return (
        (allowed && from === municipality) || showsNames(agreements, { municipality, hub: null }, shown, day)
      );
    };
    /** Names of those to whom something was done: only people of one's own municipality, whose office did it. */
    const objectName = ({ kind, id }: { kind: string; id: string }): string | null => {
      const person =
        kind === 'position'
          ? people.get(id as PositionId)
          : kind === 'account'
            ? accounts.find(({ account }) => account === id)
            : undefined;
      return person?.municipality === municipality ? person.name : null;
    };
    const whoOf = (body: Body): AuditRecord['who'] => {
      const person = body.position === null ? undefined : people.get(body.position);
      const { account } = body;
      if (person === undefined || person.account !== account)
        return { account, name: null, facility: null, profession: null, municipality: show(body.to) };
      // [RI11] As they were named when it happened.
      const { name, facilityName: facility, profession } = asWritten(person, new Date(body.at));
      const named = isNamed(person, body)
        ? { name, facility, profession }
        : { name: null, facility: null, profession: null };
      return { account, ...named, municipality: show(person.municipality) };
    };

    return records.map((record, at) => {
      const body = bodies[at] as Body;
      const { agreement, version, clause } = body;
      const title = agreement !== null && version !== null ? agreements.title(agreement, version) : null;
      const named =
        agreement !== null && version !== null && clause !== null
          ? agreements.clause(agreement, version, clause)
          : null;
      return {
        ...{ n: record.n, hash: record.hash, crossing: record.crossing, who: whoOf(body) },
        ...{ at: body.at, kind: body.kind, act: body.act, record: body.record },
        object: body.object ? { ...body.object, name: objectName(body.object) } : null,
        ...{ shown: body.shown ?? null, times: body.times ?? 1 },
        ...{ allowed: body.allowed, code: body.code, relation: body.relation, purpose: body.purpose },
        patient: body.patient ? { id: body.patient, name: own.get(body.patient) ?? null } : null,
        ...{ from: show(body.from), to: show(body.to), dataClasses: body.dataClasses, rule: body.rule },
        agreement: agreement === null ? null : { id: agreement, title, version },
        clause: clause === null ? null : { id: clause, title: named?.title ?? null },
        ...{ consent: body.consent, membership: body.membership, readOnly: body.readOnly },
      };
    });
  };
