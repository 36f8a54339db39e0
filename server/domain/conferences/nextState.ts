export type ConferenceState = 'planned' | 'open' | 'ended' | 'cancelled';
export type ConferenceStep = 'start' | 'end' | 'cancel';

const steps: Readonly<
  Record<ConferenceStep, { readonly from: ConferenceState; readonly to: ConferenceState }>
> = {
  start: { from: 'planned', to: 'open' },
  end: { from: 'open', to: 'ended' },
  cancel: { from: 'planned', to: 'cancelled' },
};

/**
 * The state that a step leads to; null where it is not allowed from here. A step that was taken already leads to where
 * one is, so that a repeated press of a button is no error.
 */
export const nextState = (state: ConferenceState, step: ConferenceStep): ConferenceState | null => {
  const { from, to } = steps[step];
  return state === from || state === to ? to : null;
};
