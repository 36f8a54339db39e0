import { decide } from '../agreement/decide.ts';
import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { Day } from '../vocabulary/days.ts';
import type { Crossing } from './decideFor.ts';

/**
 * Since which day the agreement has no longer let this through (WA15), consent apart: the latest turning day before
 * which it still did. Null: it never did.
 */
export const frozenSince = (crossing: Crossing, classes: readonly DataClass[]): Day | null => {
  const { compiled, day, home, fromHub, reader, purpose } = crossing;
  const passes = (on: Day): boolean =>
    classes.some(
      (dataClass) =>
        decide(compiled, {
          day: on,
          from: home,
          to: reader.municipality,
          purpose,
          dataClass,
          profession: reader.profession,
          fromHub,
          toHub: reader.hub,
          consent: { purposes: [purpose], recipients: 'any', from: on },
        }).allowed,
    );
  const turns = compiled.turningDays.filter((each) => each <= day);
  // Between two turning days every day is decided alike, so that the turning day before stands for the day before.
  for (let at = turns.length - 1; at > 0; at--) if (passes(turns[at - 1]!)) return turns[at]!;
  return null;
};
