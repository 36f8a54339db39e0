import type { Actor } from '#domain/access/actor.ts';
import type { PatientId } from '#domain/ids.ts';
import type { FamilyPersonId } from '#domain/records/familyRoom/familyAttributes.ts';
import type { FamilyEnd } from '#domain/records/familyRoom/familyVocabulary.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { Failure } from '#platform/failure.ts';
import { wrongField } from '#platform/wrongField.ts';
import { changeFamilyPerson } from './changeFamilyPerson.ts';
import type { FamilyParts } from './familyParts.ts';

interface Ending {
  readonly why: FamilyEnd;
  readonly reason?: string | undefined;
}

/**
 * [FA5] Ends somebody's place at once: the patient or their proxy as they decide; the care manager in charge where the consent
 * was withdrawn or the patient has died; the office of its own too, with a reason.
 */
export const endFamily = (parts: FamilyParts) => {
  const change = changeFamilyPerson(parts);
  return (actor: Actor, id: PatientId, person: FamilyPersonId, { why, reason }: Ending): Promise<void> => {
    const at = parts.clock.now();
    return change(
      actor,
      { id, person },
      {
        deed: 'end-family',
        takesAway: true,
        check: (_known, { acts, ground }) => {
          const decides = ground.relation === 'family';
          const mayOf: readonly FamilyEnd[] = decides
            ? ['decided']
            : [
                'consent-withdrawn',
                'patient-died',
                ...(acts.includes('keep-papers') ? (['office'] as const) : []),
              ];
          if (!mayOf.includes(why)) throw new Failure('A-06', { reason: 'not-given' });
          if (why === 'office' && reason === undefined) throw wrongField('reason', 'is blank', 'blank');
        },
        write: async (_known, set) => {
          const by = { account: actor.account, position: actor.position };
          await set({ until: tokyoDay(at), ended: { why, reason: reason ?? null, by, at } });
        },
      },
    );
  };
};
