import { describe, expect, it } from '@jest/globals';
import { type Candidate, openRouting, routeAudience } from '#domain/routing/routeAudience.ts';
import { routeMembership } from '#domain/routing/routeMembership.ts';
import { compiled } from '#tests/support/accessCast.ts';
import {
  consent,
  dayOf,
  ichinomiya,
  idOf,
  nagoya,
  okazaki,
  toyohashi,
  toyokawa,
} from '#tests/support/accessRegion.ts';

const rules = { compiled, day: dayOf('2026-11-23') };
const who = (
  name: string,
  municipality: string,
  position = `${name}-p`,
  hub: string | null = null,
): Candidate =>
  ({
    ...{ account: idOf(name), position: idOf(position), facility: idOf(`${name}-f`), municipality, hub },
    profession: '訪問看護師',
  }) as unknown as Candidate;
const notice = {
  ...{ home: toyohashi, fromHub: null, consents: [] },
  row: { purpose: 'notice', entry: ['notice'], shown: ['notice'] } as never,
};
const names = (all: readonly { readonly candidate: Candidate }[]) =>
  all.map(({ candidate }) => candidate.position);

describe('[RO1] [RO2] an audience', () => {
  it('is reached where the agreement lets it, each account once, the sender never', () => {
    const routing = routeAudience(
      rules,
      notice,
      [
        who('home', toyohashi),
        who('near', toyokawa),
        who('near', toyokawa, 'near-second'),
        who('outside', ichinomiya),
        who('outside', ichinomiya, 'outside-second'),
        who('sender', toyohashi),
      ],
      idOf('sender'),
    );
    expect(names(routing.reached)).toEqual([idOf('home-p'), idOf('near-p')]);
    expect(names(routing.notReached)).toEqual([idOf('outside-p')]);
    expect(routing.reached.map(({ decision }) => decision.clause)).toEqual([null, 's3']);
    expect(routing.reached.map((each) => each.consent)).toEqual([null, null]);
  });

  it('reaches a person by a later position where the first one does not bring it to them', () => {
    const hub = { ...notice, row: { purpose: 'conference', entry: ['post'], shown: ['post'] } as never };
    const carried = { ...hub, consents: [consent('c1')] };
    const routing = openRouting(rules, carried, null);
    routing.take([who('both', nagoya)]);
    routing.take([who('both', nagoya, 'in-the-hub', 'hub-nagoya')]);
    const { reached, notReached } = routing.end();
    expect([names(reached), names(notReached)]).toEqual([[idOf('in-the-hub')], []]);
    expect(reached[0]?.consent).toBe(idOf('c1'));
  });

  it('decides nobody a second time whom an earlier run has reached', () => {
    const kept = routeAudience(rules, notice, [who('near', toyokawa)], null).reached;
    const routing = openRouting(rules, notice, null, kept);
    routing.take([who('near', ichinomiya, 'elsewhere'), who('home', toyohashi)]);
    expect(names(routing.end().reached)).toEqual([idOf('near-p'), idOf('home-p')]);
  });
});

describe('[WA11] a membership', () => {
  it('is asked of the home of the patient, purpose by purpose, with the consents of the patient', () => {
    const reader = { municipality: okazaki, profession: '訪問看護師', hub: null };
    const ask = (consents: readonly ReturnType<typeof consent>[], purposes = ['care', 'notice'] as const) =>
      routeMembership(rules, { home: toyohashi, consents }, reader, [purposes[0]]);
    const [given] = ask([consent('c1')]);
    expect(given).toMatchObject({
      ...{ purpose: 'care', any: { decision: { allowed: true, clause: 's2' }, consent: { id: idOf('c1') } } },
      discloses: ['post', 'visit-report', 'vitals'],
    });
    const [refused] = ask([]);
    expect(refused).toMatchObject({ any: { decision: { allowed: false, rule: 'WA9' } }, discloses: [] });
  });
});
