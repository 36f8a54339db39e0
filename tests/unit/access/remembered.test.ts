import { describe, expect, it } from '@jest/globals';
import type { RevocationSubject } from '#access/gate.ts';
import { Remembered } from '#access/remembered.ts';

interface Attributes {
  readonly id: string;
  readonly of: readonly string[];
}
const memory = (most = 10) =>
  new Remembered<string, Attributes>({ most, subject: 'patient', idOf: ({ id }) => id });
const entry = (subject: RevocationSubject) => ({ n: 1, subject });
const attributes = (id: string): Attributes => ({ id, of: ['a'] });

describe('[AC13] what is remembered of a subject', () => {
  it('is what was read, unchangeable, until an entry names it or all', async () => {
    const kept = memory();
    for (const id of ['p', 'q']) await kept.load(id, async () => attributes(id));
    expect(() => (kept.get('p')!.of as string[]).push('b')).toThrow();
    for (const other of [
      { kind: 'patient', id: 'x' },
      { kind: 'account', id: 'p' },
      { kind: 'session', id: 'p' },
    ] as const)
      kept.heed(entry(other));
    expect(kept.get('p')).toEqual(attributes('p'));
    kept.heed(entry({ kind: 'patient', id: 'p' }));
    expect([kept.get('p'), kept.get('q')]).toEqual([undefined, attributes('q')]);
    kept.heed(entry({ kind: 'all' }));
    expect(kept.get('q')).toBeUndefined();
  });

  it('is not kept of a read that its entry has crossed, nor where nothing is there', async () => {
    for (const [meanwhile, isKept] of [
      [{ kind: 'patient', id: 'p' }, false],
      [{ kind: 'all' }, false],
      [{ kind: 'patient', id: 'other' }, true],
    ] as const) {
      const kept = memory();
      let found: (attributes: Attributes) => void = () => {};
      const loading = kept.load(
        'p',
        () =>
          new Promise((resolve) => {
            found = resolve;
          }),
      );
      // Who has heard the entry waits for the read as well, and is not given what it has crossed.
      const beside = kept.known('p');
      kept.heed(entry(meanwhile));
      found(attributes('p'));
      expect(await loading).toEqual(attributes('p'));
      expect((await beside) !== undefined).toBe(isKept);
      expect(kept.get('p') !== undefined).toBe(isKept);
    }
    const kept = memory();
    expect(await kept.load('p', async () => null)).toBeNull();
    expect(await kept.load('p', async () => attributes('p'))).toEqual(attributes('p'));
  });

  it('is bounded: what was used least recently goes', async () => {
    const kept = memory(2);
    for (const id of ['a', 'b']) await kept.load(id, async () => attributes(id));
    kept.get('a');
    await kept.load('c', async () => attributes('c'));
    expect(['a', 'b', 'c'].map((id) => kept.get(id) !== undefined)).toEqual([true, false, true]);
  });
});
