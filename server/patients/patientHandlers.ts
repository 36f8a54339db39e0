import type { patientRoutes } from '#contracts/http/patientRoutes.ts';
import type { PositionId } from '#domain/ids.ts';
import { foldName } from '#domain/names/foldName.ts';
import type { PatientAttributes } from '#domain/records/patient/patientAttributes.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { Failure } from '#platform/failure.ts';
import { pageOf } from '#platform/pageOf.ts';
import type { Handlers } from '#server/http/handlers.ts';
import { ageOn } from './ageOn.ts';
import { listOwnPatients } from './listOwnPatients.ts';
import type { PatientParts } from './patientParts.ts';

/** So many are answered at once: a screen reads all pages, and searches them as one types. */
const HOME_PAGE = 500;

/** For somebody who reads back, today's team is newer than what they received (WA15). Their own line is not. */
const ownLine = (attributes: PatientAttributes, position: PositionId | null): PatientAttributes => ({
  ...attributes,
  memberships: attributes.memberships.filter((each) => each.position === position),
});

export const patientHandlers = (parts: PatientParts): Handlers<typeof patientRoutes> => {
  const { gate, clock, patients, municipalities, showTeam, membershipsOf } = parts;
  const listOwn = listOwnPatients(parts);
  return {
    listPatients: ({ actor, query }) => listOwn(actor, foldName(query.q ?? '')),

    readPatient: async ({ actor, params: { patient: id } }) => {
      const grant = await gate.require(actor, 'read', { kind: 'patient', id }, { shows: ['face-sheet'] });
      const day = tokyoDay(clock.now());
      const [record, attributes] = await Promise.all([patients.find(id), patients.attributes(id)]);
      if (record === null || attributes === null) throw new Failure('A-01');
      const sheet = grant.discloses('face-sheet', 0);
      // The provision is written before the first line of it leaves (WA15).
      if (sheet.disclosed) await gate.provideRange(grant, 0, 0, ['face-sheet']);
      return {
        id,
        channel: record.channel,
        ...{ name: record.name, kana: record.kana, sex: record.sex, birth: record.birth },
        age: ageOn(record.birth, day),
        home: { code: record.home, name: await municipalities.name(record.home) },
        crossing: grant.account.municipality !== record.home,
        readOnly: grant.readOnly,
        acts: [...grant.acts],
        faceSheet: sheet.disclosed ? record.faceSheet : { withheld: 'face-sheet', rule: sheet.rule },
        team: await showTeam(grant.readOnly ? ownLine(attributes, actor.position) : attributes, day),
        memberships: membershipsOf(attributes, actor.position, day),
      };
    },

    readWhy: ({ actor, params }) => parts.explainWhy(actor, params.patient),

    listHomePatients: async ({ actor, params: { municipality }, query: { after = null } }) => {
      await gate.require(actor, 'list-home-patients', { kind: 'municipality', id: municipality });
      const found = await patients.ofHome(municipality, after, HOME_PAGE + 1);
      const { page, last } = pageOf(found, HOME_PAGE);
      const withTeam = await parts.patientsWithTeam(
        page.map(({ _id }) => _id),
        tokyoDay(clock.now()),
      );
      return {
        patients: page.map(({ _id, name, kana, birth }) => ({
          ...{ id: _id, name, kana, birth },
          team: withTeam.has(_id),
        })),
        next: last?._id ?? null,
      };
    },

    registerPatient: ({ actor, params, body }) => {
      const { faceSheet, ...rest } = body;
      const given = Object.entries(faceSheet).filter(([, value]) => value !== undefined);
      return parts.registerPatient(actor, params.municipality, {
        ...rest,
        faceSheet: Object.fromEntries(given),
      });
    },
  };
};
