import type { Day } from '../../vocabulary/days.ts';
import { buildDayState } from './buildDayState.ts';
import type { CompiledParts } from './compiledParts.ts';
import type { DayState, DayTables } from './dayState.ts';

/** By number of the period (`periodOf`): its tables, where they were worked out ahead. */
export type ReadyDays = ReadonlyMap<number, DayTables>;

/** So many states are kept: several hundred of the largest agreement take some tens of megabytes. */
const maximumStates = 512;
const maximumDays = 4096;

/**
 * The states of the days that are asked for, made when first needed. A cache and nothing more: a state follows
 * from the compiled agreements alone, so that dropping one changes no answer.
 */
export class DayStates {
  readonly #parts: CompiledParts;
  readonly #ready: ReadyDays;
  readonly #states = new Map<number, DayState>();
  readonly #days = new Map<Day, DayState>();
  #lastDay: Day | null = null;
  #lastState: DayState | null = null;

  constructor(parts: CompiledParts, ready: ReadyDays) {
    this.#parts = parts;
    this.#ready = ready;
  }

  on(day: Day): DayState {
    // Nearly every request is for today.
    return day === this.#lastDay ? this.#lastState! : this.#find(day);
  }

  #find(day: Day): DayState {
    let state = this.#days.get(day);
    if (state === undefined) {
      state = this.#stateOf(day);
      if (this.#days.size >= maximumDays) this.#days.clear();
      this.#days.set(day, state);
    }
    this.#lastDay = day;
    this.#lastState = state;
    return state;
  }

  #stateOf(day: Day): DayState {
    const period = periodOf(this.#parts.turningDays, day);
    let state = this.#states.get(period);
    if (state !== undefined) return state;
    if (this.#states.size >= maximumStates) {
      this.#states.clear();
      this.#days.clear();
    }
    state = buildDayState(this.#parts, day, this.#ready.get(period));
    this.#states.set(period, state);
    return state;
  }
}

/** The number of the period that a day lies in: how many turning days are not after it. */
export function periodOf(turningDays: readonly Day[], day: Day): number {
  let [low, high] = [0, turningDays.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (turningDays[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
