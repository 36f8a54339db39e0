import { describe, expect, it } from '@jest/globals';
import { readProgress, tellProgress } from '../../../server/setup/buildProgress.mjs';

describe('the progress of a build', () => {
  it('is read from what ninja and cargo print', () => {
    expect(readProgress('[12/260] Compiling C++ object mediasoup-worker.p/src_Channel.cpp.o')).toEqual({
      done: 12,
      of: 260,
    });
    expect(readProgress('    Building [=====>              ] 57/290: bson, secantus-wt')).toEqual({
      done: 57,
      of: 290,
    });
  });

  it.each(['', '   Compiling bson v2.1.0', '[0/0]', 'Building [==> ] of'])(
    'is not guessed from %p',
    (line) => {
      expect(readProgress(line)).toBeUndefined();
    },
  );

  it('tells the time left once a tenth is done, and no time before', () => {
    const about = { what: 'files compiled', elapsedMs: 120_000 };
    expect(tellProgress({ done: 130, of: 260 }, about)).toBe(
      '130 of 260 files compiled (50 %), about 2 min left',
    );
    expect(tellProgress({ done: 2, of: 260 }, about)).toBe('2 of 260 files compiled (0 %)');
    expect(tellProgress({ done: 260, of: 260 }, about)).toBe('260 of 260 files compiled (100 %)');
  });
});
