import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '#server/audit/chain/canonicalJson.ts';
import { chainLine } from '#server/audit/chain/chainLine.ts';
import { type Broken, ChainVerifier } from '#server/audit/chain/chainVerifier.ts';
import { type Checkpoint, isSigned, signCheckpoint } from '#server/audit/chain/checkpoint.ts';
import { beforeFirst, link } from '#server/audit/chain/link.ts';

const municipality = '232017';
const chained = (facts: readonly object[]): Buffer[] => {
  let previous = beforeFirst;
  return facts.map((fact, at) => {
    const text = canonicalJson({ fact, municipality, n: at + 1 });
    const hash = link(previous, text);
    const line = Buffer.from(chainLine({ hash, previous, text }));
    previous = hash;
    return line;
  });
};
const verify = (lines: readonly Buffer[], checkpoints: readonly Checkpoint[] = []): Broken | null => {
  const verifier = new ChainVerifier(checkpoints);
  for (const line of lines) {
    const broken = verifier.takeLine(line);
    if (broken !== null) return broken;
  }
  return verifier.finish();
};
const { privateKey } = generateKeyPairSync('ed25519');
const checkpointOf = (lines: readonly Buffer[], n: number): Checkpoint => {
  const { hash } = JSON.parse(String(lines[n - 1])) as { hash: string };
  return signCheckpoint({ municipality, n, hash }, new Date('2026-11-26T00:00:00Z'), privateKey);
};

const facts = fc.array(
  fc.record({ id: fc.uuid(), account: fc.string(), rule: fc.option(fc.string()), n: fc.integer() }),
  { minLength: 2, maxLength: 20 },
);
const place = (length: number) => fc.integer({ min: 0, max: length - 1 });

describe('[AU4] a chain of facts', () => {
  it('is whole as it was linked, each line JSON of one text', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const lines = chained(all);
        expect(verify(lines)).toBeNull();
        for (const [at, line] of lines.entries())
          expect(JSON.parse(String(line)).record).toEqual({ fact: all[at], municipality, n: at + 1 });
      }),
    );
  });

  it('shows any flipped bit, and names the record', () => {
    fc.assert(
      fc.property(facts, fc.gen(), (all, gen) => {
        const lines = chained(all);
        const which = gen(place, lines.length);
        const flipped = Buffer.from(lines[which]!);
        const at = gen(place, flipped.length);
        flipped[at] = flipped[at]! ^ (1 << gen(fc.integer, { min: 0, max: 7 }));
        expect(verify(lines.with(which, flipped))?.record).toBe(which + 1);
      }),
    );
  });

  it('shows any record taken out before the end, put in, or moved', () => {
    fc.assert(
      fc.property(facts, fc.gen(), (all, gen) => {
        const lines = chained(all);
        const out = gen(place, lines.length - 1);
        expect(verify(lines.toSpliced(out, 1))?.record).toBe(out + 1);
        const into = gen(place, lines.length);
        expect(verify(lines.toSpliced(into, 0, lines[gen(place, lines.length)]!))?.record).toBeGreaterThan(0);
        const [one, other] = [gen(place, lines.length), gen(place, lines.length)].sort((a, b) => a - b);
        if (one === other) return;
        const moved = lines.with(one!, lines[other!]!).with(other!, lines[one!]!);
        expect(verify(moved)?.record).toBe(one! + 1);
      }),
    );
  });

  it('with a checkpoint shows any truncation before it, and any rewrite by whoever can link anew', () => {
    fc.assert(
      fc.property(facts, fc.gen(), (all, gen) => {
        const lines = chained(all);
        const kept = checkpointOf(lines, lines.length);
        expect(verify(lines, [kept])).toBeNull();
        const shorter = lines.slice(0, gen(place, lines.length));
        expect(verify(shorter)).toBeNull();
        expect(verify(shorter, [kept])?.record).toBe(shorter.length + 1);
        const which = gen(place, all.length);
        const rewritten = chained(all.with(which, { ...all[which]!, account: `${all[which]!.account}!` }));
        expect(verify(rewritten)).toBeNull();
        expect(verify(rewritten, [kept])?.record).toBe(lines.length);
      }),
    );
  });

  it('signs its checkpoints: none passes with another number, hash, day or key', () => {
    const lines = chained([{ id: 'a' }, { id: 'b' }]);
    const kept = checkpointOf(lines, 2);
    expect(isSigned(kept)).toBe(true);
    const other = signCheckpoint(kept, new Date(kept.at), generateKeyPairSync('ed25519').privateKey);
    const forged = [
      { ...kept, n: 1 },
      { ...kept, hash: beforeFirst },
      { ...kept, at: '2026-11-27T00:00:00.000Z' },
      { ...kept, publicKey: other.publicKey },
      { ...kept, signature: other.signature },
      { ...kept, signature: '' },
      { ...kept, publicKey: 'none' },
    ];
    expect(forged.map(isSigned)).toEqual(forged.map(() => false));
  });
});

describe('[AU2] canonical JSON', () => {
  it('is one text for one value, whatever the order of its keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(value);
      }),
    );
  });

  it('refuses a number that has no one text', () => {
    for (const number of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60])
      expect(() => canonicalJson({ number })).toThrow(/no whole number/);
  });
});
