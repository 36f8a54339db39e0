import { describe, expect, it } from '@jest/globals';
import { ApiFailure } from '#client/api/ApiFailure.ts';
import { overWords } from '#client/features/conferences/layer/overWords.ts';
import { conferences } from '#client/i18n/ja/conferences.ts';

const failure = (
  code: 'C-01' | 'A-03' | 'V-04',
  reason?: 'ended' | 'cancelled' | 'planned' | 'participants',
) => new ApiFailure({ code, traceId: '-', ...(reason && { details: { reason } }) });

describe('the end of a call', () => {
  it('[CA8] reads as the end of the conference to whom it was ended, and as leaving to who left', () => {
    const said = (thrown: unknown) => conferences[overWords(thrown).split('.')[1] as 'over'];
    expect(said(failure('C-01', 'ended'))).toBe('会議は終わりました');
    expect(said(failure('C-01', 'cancelled'))).toBe('会議は取りやめになりました');
    for (const refused of [failure('C-01', 'planned'), failure('V-04', 'participants')])
      expect(said(refused)).toBe('会議に入れませんでした');
    for (const other of [null, failure('A-03'), failure('C-01'), new Error()])
      expect(said(other)).toBe('会議から出ました');
  });
});
