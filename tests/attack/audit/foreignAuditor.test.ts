import { beforeAll, describe, expect, it } from '@jest/globals';
import { auditRoutes } from '#contracts/http/auditRoutes.ts';
import type { Route } from '#contracts/http/route.ts';
import { withCareHouse } from '#tests/support/careHouse.ts';
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
