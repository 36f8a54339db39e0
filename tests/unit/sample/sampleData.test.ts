import { describe, expect, it } from '@jest/globals';
import { judgePassword } from '#domain/sessions/judgePassword.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { isKnownProfession } from '#domain/vocabulary/professions.ts';
import { calendarFrom } from '#server/sample/calendar.ts';
import { sampleAccounts } from '#server/sample/sampleAccounts.ts';
import { samplePatients } from '#server/sample/samplePatients.ts';
import { samplePeople } from '#server/sample/samplePeople.ts';
import { storyCast } from '#server/sample/storyCast.ts';
import { vitalsOn } from '#server/sample/vitalsOn.ts';
import { walkingClock } from '#server/sample/walkingClock.ts';

describe('what the sample is made of', () => {
  it('has passwords that the rules take, two accounts with a second factor, and login names once', () => {
    for (const { loginName, password, totpSecret } of sampleAccounts)
      expect(judgePassword(password, { loginName, secondFactor: totpSecret !== null })).toBeNull();
    expect(sampleAccounts.filter(({ totpSecret }) => totpSecret !== null)).toHaveLength(2);
    expect(new Set(sampleAccounts.map(({ loginName }) => loginName)).size).toBe(sampleAccounts.length);
  });

  it('names known professions, and every part of the cast once', () => {
    for (const { profession } of Object.values(samplePeople))
      expect(isKnownProfession(profession)).toBe(true);
    const keys = Object.values(storyCast);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(sampleAccounts.some((each) => each.key === key)).toBe(true);
  });

  it('writes only by members who have joined by then and may write, in the order in which it is told', () => {
    for (const { name, first, registeredDaysAgo, team, story, endsBefore = [] } of samplePatients) {
      const joined = new Map<string, number>([[first, registeredDaysAgo]]);
      for (const { who, daysAgo, purposes } of team) if (purposes.includes('care')) joined.set(who, daysAgo);
      for (const { by, daysAgo, answers = [] } of story) {
        const hours = answers.map(([, hoursLater]) => hoursLater);
        expect({ name, hours }).toEqual({ name, hours: [...hours].sort((a, b) => a - b) });
        for (const who of [by, ...answers.map(([author]) => author)]) {
          const until = endsBefore.find((each) => each.who === who)?.daysAgo ?? -1;
          expect({ name, who, isIn: daysAgo <= (joined.get(who) ?? -1) && daysAgo > until }).toEqual({
            ...{ name, who, isIn: true },
          });
        }
      }
    }
  });

  it('measures the same each time, within what a person can have, and shows the event', () => {
    for (const { vitals } of samplePatients) {
      for (const { daysAgo, days } of vitals.events ?? []) {
        const within = Math.round(daysAgo - days / 2);
        expect(vitalsOn(vitals, within)).toEqual(vitalsOn(vitals, within));
      }
    }
    const story = samplePatients[0]!.vitals;
    expect(vitalsOn(story, 15).weight! - vitalsOn(story, 40).weight!).toBeGreaterThan(1.5);
    expect(vitalsOn(story, 15).spo2!).toBeLessThan(94);
  });
});

describe('the calendar and the clock of the sample', () => {
  it('tells days from today in Tokyo, and nothing later than now', () => {
    const now = new Date('2026-04-01T16:10:00Z'); // 01:10 on 2 April in Tokyo
    const { ago, dayAgo, justNow } = calendarFrom(now);
    expect(dayAgo(0)).toBe('2026-04-02');
    expect(ago(1, '09:30')).toEqual(new Date('2026-04-01T00:30:00Z'));
    expect(ago(0, '09:30')).toEqual(now);
    expect(tokyoDay(justNow)).toBe('2026-04-02');
    expect(+justNow).toBeLessThanOrEqual(+now);
  });

  it('gives each of two stories its own time, and the rest the machine’s', async () => {
    const clock = walkingClock();
    const then = [new Date('2020-06-01T00:00:00Z'), new Date('2021-06-01T00:00:00Z')] as const;
    const told = await Promise.all(
      then.map((at) =>
        clock.at(at, async () => {
          await new Promise((resolve) => setImmediate(resolve));
          return clock.now();
        }),
      ),
    );
    expect(told).toEqual(then);
    expect(Math.abs(+clock.now() - Date.now())).toBeLessThan(1_000);
  });
});
