import { describe, expect, it } from '@jest/globals';
import { askedBorder } from '#domain/access/askedBorder.ts';
import { type Crossing, decideFor } from '#domain/access/decideFor.ts';
import { canonicalJson } from '#domain/audit/canonicalJson.ts';
import { type ChainRecord, lineOf, linkRecord, sealedFrom } from '#domain/audit/chainRecord.ts';
import { checkChain } from '#domain/audit/checkChain.ts';
import { type Checkpoint, contradicts } from '#domain/audit/checkpoint.ts';
import { type ReplayableBody, replayFact } from '#domain/audit/replayFact.ts';
import { sha256 } from '#server/audit/sha256.ts';
import { compiled, nurse } from '#tests/support/accessCast.ts';
import { consent, dayOf, okazaki, toyohashi, toyokawa } from '#tests/support/accessRegion.ts';

const chainOf = (facts: readonly string[]): ChainRecord[] => {
  const records: ChainRecord[] = [];
  for (const fact of facts) {
    const body = canonicalJson({ id: fact, from: toyohashi });
    records.push(linkRecord(records.at(-1) ?? null, { municipality: toyohashi, fact, body }, sha256));
  }
  return records;
};
const faultIn = (records: readonly ChainRecord[], part: boolean): string | null => {
  const checking = checkChain({ checkpoints: [], part });
  for (const record of records) {
    const line = lineOf(record);
    const fault = checking.take(line, sha256(Buffer.from(line).subarray(sealedFrom)));
    if (fault !== null) return `${fault.n}: ${fault.why}`;
  }
  return checking.end().fault?.why ?? null;
};

describe('[AU4] a part of a chain', () => {
  const whole = chainOf(['f1', 'f2', 'f3', 'f4', 'f5']);
  const other = chainOf(['f1', 'g2', 'f3', 'f4', 'f5']);

  it('may leave records out, and begin in the middle', () => {
    expect(faultIn(whole.toSpliced(1, 2), true)).toBeNull();
    expect(faultIn(whole.slice(2), true)).toBeNull();
    expect(faultIn(whole.toSpliced(1, 2), false)).toMatch(/^2: it is missing/);
  });

  it('follows itself where its numbers do: a record of another chain beside its neighbour is found', () => {
    for (const [at, record] of [
      [2, other[2]!],
      [3, other[3]!],
    ] as const) {
      expect(faultIn(whole.with(at, record), true)).toMatch(new RegExp(`^${at + 1}: it does not follow`));
    }
    // Begun in the middle, from its second record on.
    expect(faultIn([whole[2]!, other[3]!], true)).toMatch(/^4: it does not follow/);
  });

  it('has each number once, and in order', () => {
    expect(faultIn([whole[0]!, whole[3]!, whole[3]!], true)).toMatch(/^4: it stands after record 4/);
    expect(faultIn([whole[3]!, whole[0]!], true)).toMatch(/^1: it stands after record 4/);
  });
});

describe('[AU6] two checkpoints of one chain', () => {
  const of = (n: number, at: string, more: Partial<Checkpoint> = {}): Checkpoint => ({
    ...{ municipality: toyohashi, n, hash: `hash of ${n}`, at: `2026-11-${at}T00:00:00.000Z` },
    ...{ key: 'key', signature: 'signature', ...more },
  });

  it('contradict each other in whichever order they come', () => {
    const pairs: [Checkpoint, Checkpoint, string | null][] = [
      [of(5, '10'), of(9, '11'), null],
      [of(5, '10'), of(5, '11'), null],
      [of(5, '10'), of(9, '10'), null],
      // The later one vouches for less: what the earlier one saw is gone.
      [of(9, '10'), of(5, '11'), 'shortened'],
      [of(5, '10'), of(5, '11', { hash: 'another' }), 'rewritten'],
      [of(5, '10'), of(9, '11', { key: 'another' }), 'other-key'],
      [of(9, '10'), of(5, '11', { municipality: okazaki }), null],
    ];
    for (const [earlier, later, found] of pairs) {
      expect([contradicts(earlier, later), contradicts(later, earlier)]).toEqual([found, found]);
    }
  });
});

describe('[AU7] a replay', () => {
  const [c1, c2] = [consent('c1'), consent('c2', { until: dayOf('2026-01-01') })];
  const crossing: Crossing = {
    ...{ compiled, day: dayOf('2026-11-23'), home: toyohashi, fromHub: null, purpose: 'care' },
    reader: { municipality: toyokawa, profession: nurse.positions[0]!.profession, hub: null },
    consents: [c2, c1],
  };
  const recorded = (more: Partial<Crossing> = {}): ReplayableBody => {
    const asked = { ...crossing, ...more };
    const { any, each } = decideFor(asked, ['post', 'visit-report']);
    const { allowed, rule, agreement, version, clause } = any.decision;
    return {
      ...{ id: 'f1', kind: 'judged', from: toyohashi, to: toyokawa, allowed, readOnly: false },
      ...{ rule, agreement, version, clause, consent: any.consent?.id ?? null, dataClasses: ['post'] },
      crossing: askedBorder([{ crossing: asked, decided: each }]),
    };
  };
  const differences = (body: ReplayableBody) => {
    const replayed = replayFact(body, () => compiled);
    return 'differences' in replayed ? replayed.differences : replayed.is;
  };

  it('decides by the consents as they were, in the order in which they were tried', () => {
    const body = recorded();
    expect([body.allowed, body.consent]).toEqual([true, c1.id]);
    expect(differences(body)).toEqual([]);
    expect(differences(recorded({ consents: [] }))).toEqual([]);
  });

  it('finds a consent that was not there, has ended or is another', () => {
    const body = recorded();
    const asked = body.crossing!;
    const withConsents = (consents: typeof asked.consents) =>
      differences({ ...body, crossing: { ...asked, consents } });
    for (const consents of [[c2], [], [c2, { ...c1, withdrawn: dayOf('2026-11-23') }]])
      expect(withConsents(consents)).toEqual([
        expect.stringMatching(/^care\/post: recorded allowed .* anew denied by WA9/),
        expect.stringMatching(/^care\/visit-report: recorded allowed .* anew denied by WA9/),
      ]);
    const tried = asked.rows.map((row) => ({ ...row, tried: [c2.id] }));
    expect(differences({ ...body, crossing: { ...asked, rows: tried } })).toHaveLength(2);
  });

  it('finds an answer that stands on another consent than was recorded', () => {
    const body = recorded();
    const asked = body.crossing!;
    const rows = asked.rows.map((row) => ({
      ...row,
      decisions: row.decisions.map((each) => ({ ...each, consent: c2.id })),
    }));
    const found = differences({ ...body, consent: c2.id, crossing: { ...asked, rows } });
    expect(found).toHaveLength(2);
    for (const each of found)
      expect(each).toMatch(new RegExp(`with consent ${c2.id}, anew .* with consent ${c1.id}$`));
  });

  it('finds a denial that the consents of its day would have turned', () => {
    const denied = recorded({ consents: [c2] });
    expect(denied.rule).toBe('WA9');
    const asked = { ...denied.crossing!, consents: [{ ...c2, until: null }] };
    expect(differences({ ...denied, crossing: asked })).toHaveLength(2);
  });
});
