import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newMasterKey, readMasterKeys } from '#platform/secrets/masterKeys.ts';
import { keyIdOf, openValue, sealValue } from '#platform/secrets/sealValue.ts';

const key = { id: 'seal-232017-1', key: randomBytes(32) };
const of = ['totp', 'a'.repeat(24)];

describe('a sealed value', () => {
  it('[SE1] opens as what it was, and never looks the same twice', () => {
    for (const plain of ['', 'JBSWY3DPEHPK3PXP', '縁側 見本 🔑']) {
      const sealed = sealValue(key, of, plain);
      expect(openValue(key, of, sealed)).toBe(plain);
      expect(sealValue(key, of, plain)).not.toBe(sealed);
      expect(keyIdOf(sealed)).toBe(key.id);
      expect(plain !== '' && sealed.includes(plain)).toBe(false);
    }
  });

  it('[SE1] does not open for another owner, kind or key, nor for parts that read alike when joined', () => {
    const sealed = sealValue(key, of, 'secret');
    const wrong = [
      [key, ['totp', 'b'.repeat(24)]],
      [key, ['device-key', of[1] as string]],
      [key, [of.join('')]],
      [key, ['tot', `p${of[1]}`]],
      [key, []],
      [{ ...key, key: randomBytes(32) }, of],
      [{ ...key, id: 'seal-232076-1' }, of],
    ] as const;
    for (const [by, context] of wrong) expect(() => openValue(by, context, sealed)).toThrow();
  });

  it('[SE1] does not open with any byte changed, cut off or added', () => {
    const sealed = sealValue(key, of, 'secret');
    const from = sealed.indexOf('.', sealed.indexOf('.') + 1) + 1;
    fc.assert(
      fc.property(
        fc.integer({ min: from, max: sealed.length - 1 }),
        fc.integer({ min: 1, max: 61 }),
        (at, by) => {
          const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
          const was = letters.indexOf(sealed[at] as string);
          const other = letters[(Math.max(was, 0) + by) % 62] as string;
          const changed = sealed.slice(0, at) + other + sealed.slice(at + 1);
          const bytes = (text: string) =>
            text.split('.').map((part) => Buffer.from(part, 'base64url').toString('hex'));
          // The last letter of a part may carry bits that stand for nothing.
          fc.pre(String(bytes(changed)) !== String(bytes(sealed)));
          expect(() => openValue(key, of, changed)).toThrow();
        },
      ),
    );
    for (const broken of [sealed.slice(0, -3), `${sealed}AAAA`, 's1.x', 's1...', ''])
      expect(() => openValue(key, of, broken)).toThrow();
  });

  it('is told apart from what was never sealed', () => {
    for (const plain of ['JBSWY3DPEHPK3PXP', 's1.x', 's2.k.a.b', 's1.k.a.b.c', ''])
      expect(keyIdOf(plain)).toBeNull();
  });
});

describe('a master key', () => {
  it('[SE4] is named by what it is, several are read in their order, and another length is refused', () => {
    const [one, two] = [newMasterKey(), newMasterKey()];
    const names = (text: string) => readMasterKeys(text).map(({ id }) => id);
    expect(names(`${one}\n${two}\n`)).toEqual(names(`${one},${two}`));
    expect(new Set(names(`${one},${two}`)).size).toBe(2);
    for (const bad of ['x', 'A'.repeat(40), `${one},short`])
      expect(() => readMasterKeys(bad)).toThrow(/32 bytes/);
  });
});
