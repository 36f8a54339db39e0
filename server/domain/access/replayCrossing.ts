import type { CompiledAgreements } from '../agreement/compileAgreements.ts';
import type { MunicipalityCode } from '../vocabulary/municipalityCode.ts';
import type { Purpose } from '../vocabulary/purposes.ts';
import type { CrossingAnswer, CrossingRecord } from './crossingRecord.ts';
import { decideClass } from './decideFor.ts';

/** One class of a recorded crossing that would be answered otherwise. */
export interface ReplayDifference {
  readonly purpose: Purpose;
  readonly recorded: CrossingAnswer;
  readonly replayed: CrossingAnswer;
}

/**
 * [AU5] Decides a recorded crossing anew, on the day it was decided for, by the agreements as they are known now.
 * WA12: no later version changes yesterday's answer, so there is nothing to find where nobody has tampered.
 */
export const replayCrossing = (
  compiled: CompiledAgreements,
  ends: { readonly from: MunicipalityCode; readonly to: MunicipalityCode },
  { day, profession, fromHub, toHub, consents, rows }: CrossingRecord,
): readonly ReplayDifference[] =>
  rows.flatMap(({ purpose, consents: order, answers }) => {
    const tried = order.flatMap((id) => consents.find((each) => each.id === id) ?? []);
    const reader = { municipality: ends.to, profession, hub: toHub };
    const crossing = { compiled, day, home: ends.from, fromHub, reader, purpose, consents: tried };
    return answers.flatMap((recorded) => {
      const { decision, consent } = decideClass(crossing, recorded.dataClass);
      const { allowed, rule, agreement, version, clause } = decision;
      const replayed: CrossingAnswer = {
        ...{ dataClass: recorded.dataClass, consent: consent?.id ?? null },
        ...{ allowed, rule, agreement, version, clause },
      };
      const keys = ['allowed', 'rule', 'agreement', 'version', 'clause', 'consent'] as const;
      return keys.every((key) => replayed[key] === recorded[key]) ? [] : [{ purpose, recorded, replayed }];
    });
  });
