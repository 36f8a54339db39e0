import { judgeAccess } from '#domain/access/judgeAccess.ts';
import type { Question } from '#domain/access/question.ts';
import type { CrossingRequest } from '#domain/agreement/crossingRequest.ts';
import { decide } from '#domain/agreement/decide.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import type { House } from '#server/composing/compose.ts';
import type { TestRegion } from '#tests/support/testRegion.ts';

/** The same question without a store: all the rules of one judgement, and one decision of the agreement among them. */
export const pureRules = async ({ directory }: House, { people, channel }: TestRegion) => {
  const { nurse } = people;
  const account = await directory.attributes.account(nurse.account);
  const patient = await directory.attributes.patientOfChannel(channel);
  const membership = patient?.memberships.find(({ account: member }) => member === nurse.account);
  const consent = patient?.consents[0];
  if (account === null || patient === null || membership === undefined || consent === undefined)
    throw new Error('the region has no such member');
  const compiled = directory.agreements.current();
  const day = tokyoDay(new Date());
  const question: Question = {
    ...{ account, acting: nurse.position, act: 'read', day, compiled },
    attributes: { kind: 'channel', patient },
    provisions: { own: [], container: [] },
  };
  const request: CrossingRequest = {
    ...{ day, from: patient.home, to: nurse.municipality, purpose: 'care', dataClass: 'post' },
    ...{ profession: nurse.profession, fromHub: null, toHub: null, consent, activation: null, reason: null },
  };
  if (!decide(compiled, request).allowed || judgeAccess(question).is !== 'given')
    throw new Error('a member of the team is refused');
  return {
    judgeAccess: () => nanoseconds(() => judgeAccess(question), 5_000),
    decide: () => nanoseconds(() => decide(compiled, request), 100_000),
  };
};

const nanoseconds = (work: () => unknown, times: number): number => {
  const { user, system } = process.cpuUsage();
  for (let at = 0; at < times; at += 1) work();
  const after = process.cpuUsage();
  return ((after.user + after.system - user - system) * 1000) / times;
};
