import { asFailure } from '../../../api/ApiFailure.ts';

/** In one line, how one's part in the call has come to its end. */
export const overWords = (failure: unknown) => {
  if (failure === null) return 'conferences.overForYou' as const;
  const { code, details } = asFailure(failure);
  if (code === 'C-01' && details.reason === 'ended') return 'conferences.over' as const;
  if (code === 'C-01' && details.reason === 'cancelled') return 'conferences.calledOff' as const;
  // Refused before one was in the call.
  if (code === 'V-04' || (code === 'C-01' && details.reason === 'planned'))
    return 'conferences.notIn' as const;
  return 'conferences.overForYou' as const;
};
