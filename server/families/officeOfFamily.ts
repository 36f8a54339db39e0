import type { familyRoutes } from '#contracts/http/familyRoutes.ts';
import type { Answer, Body } from '#contracts/http/route.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { PatientId } from '#domain/ids.ts';
import type { FamilyPersonId } from '#domain/records/familyRoom/familyAttributes.ts';
import { reviewDay } from '#domain/records/familyRoom/reviewDay.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { Failure } from '#platform/failure.ts';
import { changeFamilyPerson } from './changeFamilyPerson.ts';
import { checkPapers } from './checkPapers.ts';
import type { FamilyParts } from './familyParts.ts';

type Papers = Body<typeof familyRoutes.keepFamilyPapers>['papers'];

/** What the office alone does with somebody of the family: papers, decisions looked at again, ways to sign in (FA4, FA5). */
export const officeOfFamily = (parts: FamilyParts) => {
  const { clock, accounts } = parts;
  const change = changeFamilyPerson(parts);
  return {
    keepPapers: (actor: Actor, id: PatientId, person: FamilyPersonId, papers: Papers): Promise<void> =>
      change(
        actor,
        { id, person },
        {
          deed: 'keep-papers',
          takesAway: papers === null,
          check: () => {
            if (papers !== null) checkPapers(papers, tokyoDay(clock.now()));
          },
          write: async (_known, set) => {
            const by = { account: actor.account, position: actor.position };
            await set({ papers: papers && { ...papers, by } });
          },
        },
      ),
    /** By another officer than the one who decided: nobody reviews themself. */
    review: async (
      actor: Actor,
      id: PatientId,
      person: FamilyPersonId,
      reason: string,
    ): Promise<Answer<typeof familyRoutes.reviewFamily>> => {
      const at = clock.now();
      const until = reviewDay(tokyoDay(at));
      const by = { account: actor.account, position: actor.position };
      await change(
        actor,
        { id, person },
        {
          deed: 'review-family',
          takesAway: false,
          check: ({ reviewBy, invitedBy, reviews }) => {
            if (reviewBy === null) throw new Failure('C-01', { reason: 'not-begun' });
            if ((reviews.at(-1)?.by ?? invitedBy).account === actor.account)
              throw new Failure('C-01', { reason: 'second-person' });
          },
          write: ({ reviews }, set) => set({ reviewBy: until, reviews: [...reviews, { reason, by, at }] }),
        },
      );
      return { until };
    },
    giveSheet: async (actor: Actor, id: PatientId, person: FamilyPersonId) => ({
      numbers: [
        ...(await change(
          actor,
          { id, person },
          {
            deed: 'give-number-sheet',
            takesAway: false,
            write: ({ account }, _set, session) => accounts.giveSheet(account, actor.account, session),
          },
        )),
      ],
    }),
    renewLink: async (actor: Actor, id: PatientId, person: FamilyPersonId) => {
      const link = await change(
        actor,
        { id, person },
        {
          deed: 'renew-family-link',
          takesAway: true,
          write: ({ account }, _set, session) => accounts.renew(account, actor.account, session),
        },
      );
      return { link: link && { secret: link.secret, until: link.until.toISOString() } };
    },
  };
};
