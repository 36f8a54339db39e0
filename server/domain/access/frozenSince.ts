import { decide } from '../agreement/decide.ts';
import type { DataClass } from '../vocabulary/dataClasses.ts';
import type { Day } from '../vocabulary/days.ts';
import type { Crossing } from './decideFor.ts';

/**
 * The day since which the agreement, consent apart, no longer lets this through (WA15): the latest turning day before
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
  // Between two turning days all days are decided alike: so the turning day before this one stands for the day
  // before.
  for (let at = turns.length - 1; at > 0; at--) if (passes(turns[at - 1]!)) return turns[at]!;
  return null;
};
