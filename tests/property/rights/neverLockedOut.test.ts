import { describe, expect, it } from '@jest/globals';
import type { AccountId, PositionId } from '#domain/ids.ts';
import { holdsOn, tokyoDay } from '#domain/vocabulary/days.ts';
import { storyClock } from '#tests/support/storyClock.ts';
import { cities, type Person, testPassword } from '#tests/support/testRegion.ts';
import { withTestRegion } from '#tests/support/withTestRegion.ts';

const clock = storyClock('2026-06-01T10:00:00+09:00');
const here = withTestRegion({ clock });
const city = cities.okazaki;

/** mulberry32: a run that fails can be run again. */
const randomOf = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
};
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

describe('a municipality in use', () => {
  it(`[RI1] keeps somebody who may manage it, whatever is ended in whatever order, or the command is refused with whom to ask (seed ${seed})`, async () => {
    const random = randomOf(seed);
    const { region } = here;
    const { commands, officers, actorOf, people, directory } = region;
    const { accounts, positions, capacities } = directory.stores.accounts;
    interface Held {
      account: AccountId;
      position: PositionId;
      facility: Person['facility'];
    }
    const held: Held[] = [officers.okazaki];
    const { facility } = officers.okazaki;
    let made = 0;
    const actorNow = async () => {
      const day = tokyoDay(clock.now());
      for (const { account, position } of held) {
        const actor = actorOf(account, position);
        const answer = await region.gate.judge(actor, 'list-accounts', { kind: 'municipality', id: city });
        const known = await accounts.findById(account).lean();
        if (answer.allowed && known?.passwordHash !== null) return { actor, day };
      }
      return null;
    };
    const refusals: unknown[] = [];
    for (let step = 0; step < 90; step++) {
      const acting = await actorNow();
      // What the rule is for: on every day somebody may manage, and can sign in.
      expect({ seed, step, managed: acting !== null }).toEqual({ seed, step, managed: true });
      if (acting === null) return;
      const { actor, day } = acting;
      const whom = held[random(held.length)] as Held;
      const until = [undefined, null, tokyoDay(+clock.now() + random(20) * 86_400_000)][random(3)];
      const grants = await capacities.find({ position: whom.position, capacity: 'officer' }).lean();
      const ending = until === undefined ? {} : { until };
      const tries = [
        () => commands.leave(actor, city, whom.account),
        () => commands.endPosition(actor, whom.position, ending),
        () => commands.endCapacity(actor, city, grants.at(-1)?._id ?? '0'.repeat(24), ending),
        () => commands.renewSignIn(actor, city, whom.account),
        () => commands.undoLeave(actor, city, whom.account),
        async () => {
          // Somebody of another city can be an officer here too, and be ended there.
          if (held.some(({ account }) => account === people.nurse.account) || random(4) > 0) return;
          await commands.vouchProfession(
            officers.toyokawa.actor,
            cities.toyokawa,
            people.nurse.account,
            '保健師',
          );
          const position = await commands.addPosition(actor, people.nurse.account, {
            ...{ clientId: `client-${step}-xx`, facility, profession: '保健師' },
          });
          await commands.grantCapacity(actor, city, position, 'officer');
          held.push({ account: people.nurse.account, position, facility });
        },
        () => commands.leave(officers.toyokawa.actor, cities.toyokawa, people.nurse.account),
        async () => {
          if (made > 5 || random(3) > 0) return;
          made++;
          const person = { loginName: `tantou-${made}`, password: testPassword, name: '見本', kana: '' };
          const added = await commands.makeAccount(actor, city, person, { facility, profession: '行政職員' });
          const term = random(2) === 0 ? {} : { until: tokyoDay(+clock.now() + 10 * 86_400_000) };
          await commands.grantCapacity(actor, city, added.position, 'officer', term);
          held.push({ ...added, facility });
        },
        async () => clock.advance(random(4) * 86_400_000),
      ];
      await tries[random(tries.length)]?.().catch((error: { code?: string; details?: unknown }) => {
        expect({ seed, step, code: error.code }).toEqual({
          seed,
          step,
          code: expect.stringMatching(/^(C-01|A-01|V-01)$/),
        });
        refusals.push(error.details);
      });
      // Nobody's own end can be in the past of what the store says holds.
      const open = await positions.find({ _id: { $in: held.map(({ position }) => position) } }).lean();
      expect(open.some((each) => holdsOn(each, day))).toBe(true);
    }
    expect(refusals).toContainEqual({
      reason: 'last-officer',
      office: { municipality: '岡崎市', name: '長寿介護課', phone: '0532-00-0000' },
    });
  }, 120_000);
});
