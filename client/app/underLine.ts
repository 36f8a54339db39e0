import type { LineState } from '../api/line.ts';

/** While nothing gets through, nothing is being saved, whatever was begun: it waits, and this is what is shown. */
export const underLine = <State extends string>(saving: State, line: LineState): State | 'away' =>
  saving === 'saving' && line !== 'on' ? 'away' : saving;
