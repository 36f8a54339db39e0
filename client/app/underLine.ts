import type { LineState } from '../api/line.ts';

/** Where nothing gets through nothing is being saved, whatever was begun: it waits, and is said to. */
export const underLine = <State extends string>(saving: State, line: LineState): State | 'away' =>
  saving === 'saving' && line !== 'on' ? 'away' : saving;
