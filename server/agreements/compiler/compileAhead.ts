import type { AgreementTerms } from '#domain/agreement/agreementVersion.ts';
import type { Areas } from '#domain/agreement/areas.ts';
import { openCompiled } from '#domain/agreement/compileAgreements.ts';
import { buildDayTables } from '#domain/agreement/engine/buildDayTables.ts';
import { type CompiledForm, compiledFormOf } from '#domain/agreement/engine/compiledForm.ts';
import { periodOf, type ReadyDays } from '#domain/agreement/engine/dayStates.ts';
import type { Day } from '#domain/vocabulary/days.ts';

/**
 * The states of today and of so many later days on which anything turns are made ahead: nothing is left to work out
 * at midnight.
 */
const AHEAD = 7;

/** What a node needs to decide today and, once the day has turned in Tokyo, from then on. */
export const compileAhead = (
  versions: readonly AgreementTerms[],
  areas: Areas,
  today: Day,
): { readonly form: CompiledForm; readonly ready: ReadyDays } => {
  const form = compiledFormOf(versions, areas);
  const compiled = openCompiled(versions, areas, form);
  const turning = form.turningDays.filter((day) => day > today).slice(0, AHEAD);
  const days = [today, ...turning];
  return {
    form,
    ready: new Map(days.map((day) => [periodOf(form.turningDays, day), buildDayTables(compiled, day)])),
  };
};
