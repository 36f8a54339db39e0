import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '#domain/audit/canonicalJson.ts';
import { type ChainRecord, lineOf, linkRecord, sealedFrom } from '#domain/audit/chainRecord.ts';
import { checkChain, type Fault } from '#domain/audit/checkChain.ts';
import type { Checkpoint } from '#domain/audit/checkpoint.ts';
import { sha256 } from '#server/audit/sha256.ts';
import { holds } from '#tests/support/holds.ts';

const word = fc.string({ unit: 'grapheme', maxLength: 12 });
const value = fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), word, fc.array(word, { maxLength: 3 }));
const body = fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), value, { maxKeys: 4 });
const bodies = fc.array(body, { minLength: 3, maxLength: 12 });

const link = (facts: readonly object[], municipality = '232017'): ChainRecord[] => {
  const records: ChainRecord[] = [];
  for (const [at, fact] of facts.entries()) {
    const id = `fact${at}`;
    const text = canonicalJson({ ...fact, id, from: municipality });
    records.push(linkRecord(records.at(-1) ?? null, { municipality, fact: id, body: text }, sha256));
  }
  return records;
};
/** As the command reads a file: what cannot be split into lines any more is what it then is. */
const check = (text: string, checkpoints: readonly Checkpoint[] = []): Fault | null => {
  const checking = checkChain({ checkpoints });
  for (const line of text.split('\n').slice(0, -1)) {
    const fault = checking.take(line, sha256(Buffer.from(line).subarray(sealedFrom)));
    if (fault !== null) return fault;
  }
  if (text !== '' && !text.endsWith('\n')) return { municipality: null, n: null, why: 'cut off' };
  return checking.end().fault;
};
const textOf = (records: readonly ChainRecord[]) => records.map((each) => `${lineOf(each)}\n`).join('');
const vouchFor = ({ municipality, n, hash }: ChainRecord): Checkpoint => ({
  ...{ municipality, n, hash, at: '2026-11-26T00:00:00.000Z', key: '', signature: '' },
});

describe('[AU4] a chain', () => {
  it('[AU3] is whole as it was linked, and its text is canonical', () => {
    holds(
      fc.property(bodies, (facts) => {
        const records = link(facts);
        expect(check(textOf(records), [vouchFor(records.at(-1)!)])).toBeNull();
        for (const { body: text } of records) expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('shows any flip of any bit', () => {
    holds(
      fc.property(bodies, fc.nat(), fc.integer({ min: 0, max: 7 }), (facts, at, bit) => {
        const bytes = Buffer.from(textOf(link(facts)));
        bytes[at % bytes.length]! ^= 1 << bit;
        // Latin-1 keeps each byte apart: UTF-8 would turn several wrong ones into the same sign.
        const lines = bytes.toString('latin1').split('\n');
        const checking = checkChain({ checkpoints: [] });
        const faults = lines.slice(0, -1).map((line) => {
          const raw = Buffer.from(line, 'latin1');
          return checking.take(raw.toString(), sha256(raw.subarray(sealedFrom)));
        });
        expect(lines.at(-1) !== '' || faults.some((fault) => fault !== null)).toBe(true);
      }),
      1_000,
    );
  });

  it('shows any deletion before its end, and names the record', () => {
    holds(
      fc.property(bodies, fc.nat(), (facts, nat) => {
        const records = link(facts);
        const at = nat % (records.length - 1);
        expect(check(textOf(records.toSpliced(at, 1)))).toMatchObject({ municipality: '232017', n: at + 1 });
      }),
    );
  });

  it('shows any two records that changed places', () => {
    holds(
      fc.property(bodies, fc.nat(), fc.nat(), (facts, one, two) => {
        const records = link(facts);
        const [a, b] = [one % records.length, two % records.length];
        fc.pre(a !== b);
        const swapped = records.with(a, records[b]!).with(b, records[a]!);
        expect(check(textOf(swapped))).toMatchObject({ n: Math.min(a, b) + 1 });
      }),
    );
  });

  it('shows any record that was put in, linked rightly to the one before it or copied', () => {
    holds(
      fc.property(bodies, body, fc.nat(), (facts, forged, nat) => {
        const records = link(facts);
        const at = 1 + (nat % (records.length - 1));
        const text = canonicalJson({ ...forged, id: 'forged', from: '232017' });
        const put = linkRecord(
          records[at - 1]!,
          { municipality: '232017', fact: 'forged', body: text },
          sha256,
        );
        expect(check(textOf(records.toSpliced(at, 0, put)))).toMatchObject({ n: at + 1 });
        expect(check(textOf(records.toSpliced(at, 0, records[nat % records.length]!)))).not.toBeNull();
      }),
    );
  });

  it('[AU5] with a checkpoint: shows any cut and any rewriting, however well it is linked', () => {
    holds(
      fc.property(bodies, body, fc.nat(), (facts, other, nat) => {
        const records = link(facts);
        const vouched = [vouchFor(records.at(-1)!)];
        const kept = nat % records.length;
        expect(check(textOf(records.slice(0, kept)), vouched)).toMatchObject({ n: kept + 1 });
        const rewritten = link(facts.with(kept, { ...other, rewritten: true }));
        expect(check(textOf(rewritten))).toBeNull();
        expect(check(textOf(rewritten), vouched)).toMatchObject({ n: records.length });
      }),
    );
  });

  it('refuses an id that could end the text it stands in', () => {
    const wanted = { municipality: '232017', body: '{}' };
    expect(() => linkRecord(null, { ...wanted, fact: 'a","n":9,"x":"' }, sha256)).toThrow(TypeError);
  });
});
