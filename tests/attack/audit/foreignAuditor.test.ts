import { beforeAll, describe, expect, it } from '@jest/globals';
import { auditRoutes } from '#contracts/http/auditRoutes.ts';
import type { AuditRecord } from '#contracts/http/auditView.ts';
import type { Route } from '#contracts/http/route.ts';
import { withCareHouse } from '#tests/support/careHouse.ts';
import { eventually } from '#tests/support/eventually.ts';
import { makeAuditor } from '#tests/support/makeAuditor.ts';
import { fillRoute } from '#tests/support/matrix/fillRoute.ts';
import { askPlainly } from '#tests/support/matrix/plainAnswer.ts';
import type { TestClient } from '#tests/support/testClient.ts';
import { cities } from '#tests/support/testRegion.ts';

const house = withCareHouse({ services: ['web', 'worker'] });
const who = [
  'another city’s auditor',
  'another city’s officer',
  'a doctor of the city',
  'the operator',
] as const;
const clients = {} as Record<(typeof who)[number], TestClient>;

beforeAll(async () => {
  clients['another city’s auditor'] = await makeAuditor(house(), 'toyokawa', 'kansa-toyokawa');
  clients['another city’s officer'] = await house().officer('toyokawa');
  clients['a doctor of the city'] = await house().as('doctor');
  clients['the operator'] = await house().by('unyou');
}, 60_000);

describe('[AC2][AU12] what a city has in its own trail of what its people tried elsewhere', () => {
  it('names neither patient nor home, nor whose account, consent or position it was', async () => {
    const { region } = house();
    const officer = clients['another city’s officer'];
    const { doctor } = region.people;
    const home = `/api/municipalities/${cities.toyohashi}`;
    for (const path of [
      `${home}/consents/${region.consent}/withdraw`,
      `${home}/accounts/${doctor.account}/renew-sign-in`,
      `${home}/accounts/${doctor.account}/leave`,
      `/api/facilities/${doctor.facility}/positions/${doctor.position}/end`,
      `/api/patients/${region.patient}/memberships/${region.memberships.nurse}/end`,
    ])
      expect([path, (await officer.post(path, {})).status]).toEqual([path, 404]);
    const auditor = clients['another city’s auditor'];
    const path = `/api/municipalities/${cities.toyokawa}/audit/records?outcome=denied`;
    const records = await eventually(async () => {
      const all = (await auditor.get(path)).body.records as unknown as AuditRecord[];
      const own = all.filter(({ who: { account } }) => account === region.officers.toyokawa.account);
      const tried = own.map(({ act }) => act);
      return ['withdraw-consent', 'leave-account', 'end-position', 'end-membership'].every((each) =>
        tried.includes(each),
      )
        ? own
        : null;
    }, 30_000);
    for (const { from, patient, object } of records!)
      expect({ from, patient, name: object?.name ?? null }).toEqual({
        from: null,
        patient: null,
        name: null,
      });
    const exported = await auditor.fetch(`/api/municipalities/${cities.toyokawa}/audit/export?format=csv`);
    const text = await exported.text();
    expect(text).not.toContain(doctor.name);
    expect(text).toContain('withdraw-consent');
  });
});

describe('[AC2] a trail is not there for who has no right to it', () => {
  const routes = Object.entries(auditRoutes) as [string, Route][];
  it.each(routes.flatMap(([name, route]) => who.map((each) => [name, each, route] as const)))(
    '%s: %s gets what an unknown municipality gets',
    async (_name, each, route) => {
      const real = await askPlainly(clients[each], fillRoute(route, { municipality: cities.toyohashi }));
      const unknown = await askPlainly(clients[each], fillRoute(route, { municipality: '232033' }));
      expect(real).toEqual(unknown);
      expect(real).toMatchObject({ status: 404, code: 'A-01' });
    },
  );
});
