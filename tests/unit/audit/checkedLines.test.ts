import { describe, expect, it } from '@jest/globals';
import { genesis, lineOf, linkRecord, sealedFrom } from '#domain/audit/chainRecord.ts';
import { checkChain } from '#domain/audit/checkChain.ts';
import { type Checkpoint, contradicts, signedText } from '#domain/audit/checkpoint.ts';
import { type ReplayableBody, replayFact } from '#domain/audit/replayFact.ts';
import { sha256 } from '#server/audit/sha256.ts';
import { compiled } from '#tests/support/accessCast.ts';

const city = '232017';
/** A line whose hash is right for whatever it says. */
const sealed = (rest: string) => `{"hash":"${sha256(Buffer.from(rest))}",${rest}`;
const rest = (more: object = {}) => {
  const said = { municipality: city, n: 1, fact: 'f1', previous: genesis, body: { id: 'f1' }, ...more };
  return JSON.stringify(said).slice(1);
};
const hashOf = (line: string) => sha256(Buffer.from(line).subarray(sealedFrom));
const checkpoint = (n: number, hash: string, municipality = city): Checkpoint => ({
  ...{ municipality, n, hash, at: '2026-11-20', key: 'k', signature: 's' },
});

describe('[AU4] a line of a chain', () => {
  const take = (line: string, hash = hashOf(line)) => checkChain({ checkpoints: [] }).take(line, hash);

  it('is taken where it is what it was linked as', () => {
    expect(take(sealed(rest()))).toBeNull();
    const record = linkRecord(null, { municipality: city, fact: 'f1', body: '{"id":"f1"}' }, sha256);
    expect(lineOf(record).slice(0, 9)).toBe('{"hash":"');
    expect(take(lineOf(record))).toBeNull();
  });

  it('that is not what its hash was made of is found, and said where it claims to stand', () => {
    const line = sealed(rest());
    const why = 'it is not what its hash was made of';
    expect(take(line, 'another')).toEqual({ municipality: city, n: 1, why });
    expect(take(line.replace('{"hash"', '{"Hash"'))).toMatchObject({ why });
    expect(take(`${line.slice(0, 73)}" ${line.slice(75)}`)).toMatchObject({ why });
    expect(take('no line at all', '')).toEqual({ municipality: null, n: null, why });
  });

  it('that says the same in another form is none: two keys, a space, what is no object', () => {
    const why = 'it is not in canonical form';
    for (const form of [rest().replace(':1,', ': 1,'), rest().replace('"n":1,', '"n":2,"n":1,'), '"n":1'])
      expect(take(sealed(form))).toMatchObject({ why });
    expect(take(sealed(rest().replace('"n":1,', '"n":2,"n":1,')))).toEqual({ municipality: city, n: 2, why });
  });

  it('names a chain, a number and a fact, the one that it holds', () => {
    const why = 'it is no record of a chain';
    for (const more of [{ municipality: 7 }, { n: '1' }, { n: 1.5 }, { body: 'text' }])
      expect(take(sealed(rest(more)))).toMatchObject({ why });
    expect(take(sealed(rest({ fact: 'f2' })))).toEqual({
      ...{ municipality: city, n: 1, why: 'it names another fact than it holds' },
    });
  });

  it('follows the one before it', () => {
    const checking = checkChain({ checkpoints: [] });
    const [one, other] = [sealed(rest()), sealed(rest({ n: 2, fact: 'f2', body: { id: 'f2' } }))];
    expect(checking.take(one, hashOf(one))).toBeNull();
    expect(checking.take(other, hashOf(other))).toEqual({
      ...{ municipality: city, n: 2, why: 'it does not follow the record before it' },
    });
    // The very first follows nothing: one that says it does is of another chain.
    expect(take(sealed(rest({ previous: 'a'.repeat(64) })))).toEqual({
      ...{ municipality: city, n: 1, why: 'it does not follow the record before it' },
    });
    const late = sealed(rest({ n: 3 }));
    expect(take(late)).toEqual({
      ...{ municipality: city, n: 1, why: `it is missing: record 3 of ${city} comes in its place` },
    });
  });
});

describe('[AU1] a record that is linked', () => {
  it('has plain ids alone: one that could end a text would be a record of another’s making', () => {
    const link = (municipality: string, fact: string) => () =>
      linkRecord(null, { municipality, fact, body: '{}' }, sha256);
    expect(link('house', 'f'.repeat(64))).not.toThrow();
    expect(genesis).toBe('0'.repeat(64));
    for (const wrong of ['', 'a"', 'a b', 'f'.repeat(65)]) {
      expect(link(wrong, 'f1')).toThrow(TypeError);
      expect(link(city, wrong)).toThrow(TypeError);
    }
  });
});

describe('[AU5] [AU6] what checkpoints vouch for', () => {
  const [first, hash] = [sealed(rest()), hashOf(sealed(rest()))];
  const second = sealed(rest({ n: 2, previous: hash, fact: 'f2', body: { id: 'f2' } }));
  const check = (checkpoints: Checkpoint[], lines = [first, second], more = {}) => {
    const checking = checkChain({ checkpoints, ...more });
    for (const line of lines) {
      const fault = checking.take(line, hashOf(line));
      if (fault !== null) return fault;
    }
    return checking.end();
  };

  it('is proved up to the last of them that is met, and stays so', () => {
    const head = { municipality: city, n: 2, hash: hashOf(second) };
    expect(check([])).toEqual({ fault: null, chains: [{ ...head, provedTo: 0 }] });
    expect(check([checkpoint(1, hash)])).toEqual({ fault: null, chains: [{ ...head, provedTo: 1 }] });
    const both = [checkpoint(1, hash), checkpoint(2, hashOf(second))];
    expect(check(both)).toEqual({ fault: null, chains: [{ ...head, provedTo: 2 }] });
  });

  it('is another record than stands here', () => {
    expect(check([checkpoint(1, hash), checkpoint(2, 'another')])).toEqual({
      ...{ municipality: city, n: 2, why: 'the checkpoint of 2026-11-20 vouches for another record here' },
    });
  });

  it('must be there at the end, but in a part, and in a file of other chains', () => {
    const missing = {
      ...{ municipality: city, n: 3 },
      why: 'it is missing: the chain ends before it, and the checkpoint of 2026-11-20 vouches for 4 records',
    };
    expect(check([checkpoint(4, 'h')])).toMatchObject({ fault: missing, chains: [{ n: 2 }] });
    expect(check([checkpoint(4, 'h')], [first, second], { part: true })).toMatchObject({ fault: null });
    expect(check([checkpoint(4, 'h')], [first, second], { only: 'what-is-there' })).toMatchObject({
      fault: missing,
    });
    const elsewhere = checkpoint(2, 'h', '232076');
    expect(check([elsewhere])).toMatchObject({ fault: { municipality: '232076', n: 1 } });
    expect(check([elsewhere], [first, second], { only: 'what-is-there' })).toMatchObject({ fault: null });
  });

  it('is signed with all that it says, and contradicts no other at one time', () => {
    const said = checkpoint(2, 'h');
    expect(JSON.parse(signedText(said))).toEqual({
      ...{ form: 'engawa-checkpoint-1', municipality: city, n: 2, hash: 'h', at: '2026-11-20', key: 'k' },
    });
    expect(contradicts(said, checkpoint(1, 'g'))).toBeNull();
  });
});

describe('[AU7] a fact that is replayed', () => {
  const body = {
    ...{ id: 'f1', kind: 'judged', from: city, to: '232076', allowed: true, readOnly: false, rule: null },
    ...{ agreement: 'sample-wide-area', version: 1, clause: 's1', consent: 'k', dataClasses: ['post'] },
    crossing: {
      ...{ day: '2026-11-23', profession: '訪問看護師', fromHub: null, toHub: null, activation: null },
      ...{ versions: ['sample-wide-area:1'], reason: null },
      consents: [
        {
          ...{
            id: 'k',
            purposes: ['care'],
            recipients: 'any',
            from: '2020-01-01',
            until: null,
            withdrawn: null,
          },
        },
      ],
      rows: [
        {
          ...{ purpose: 'care', memberships: [], tried: ['k'] },
          decisions: [
            {
              ...{ dataClasses: ['post', 'photo'], allowed: true, rule: null, agreement: 'sample-wide-area' },
              ...{ version: 1, clause: 's1', consent: 'k' },
            },
          ],
        },
      ],
    },
  } as unknown as ReplayableBody;
  const asked: unknown[] = [];
  const replay = (more: object) =>
    replayFact({ ...body, ...more } as ReplayableBody, (versions, needed) => {
      asked.push([versions, needed]);
      return compiled;
    });
  const crossing = body.crossing!;
  const withDecision = (more: object) => ({
    ...crossing,
    rows: crossing.rows.map((row) => ({
      ...row,
      decisions: row.decisions.map((each) => ({ ...each, ...more })),
    })),
  });

  it('is decided by the versions that it names, and those that an answer needs', () => {
    expect(replay({})).toEqual({ is: 'decided', differences: [] });
    expect(asked.splice(0)).toEqual([[['sample-wide-area:1'], ['sample-wide-area:1']]]);
    replay({ crossing: withDecision({ agreement: null }) });
    expect(asked.splice(0)).toEqual([[['sample-wide-area:1'], []]]);
    expect(replayFact(body, () => 'not given: v2')).toEqual({
      is: 'decided',
      differences: ['not given: v2'],
    });
  });

  it('[WA5] is decided for the hub that sent it and the hub that received it', () => {
    const byHub = (ends: { fromHub: string | null; toHub: string | null }, from: string, to: string) => {
      const decision = { dataClasses: ['summary'], clause: 's4' };
      const rows = withDecision(decision).rows.map((row) => ({ ...row, purpose: 'admission-discharge' }));
      const consents = crossing.consents.map((each) => ({ ...each, purposes: ['admission-discharge'] }));
      return replay({ from, to, clause: 's4', crossing: { ...crossing, ...ends, rows, consents } });
    };
    const [nagoya, hub] = ['231002', 'hub-nagoya'];
    expect(byHub({ fromHub: hub, toHub: null }, nagoya, city)).toEqual({ is: 'decided', differences: [] });
    expect(byHub({ fromHub: null, toHub: hub }, city, nagoya)).toEqual({ is: 'decided', differences: [] });
    expect(byHub({ fromHub: null, toHub: null }, city, nagoya)).toMatchObject({
      differences: [expect.any(String)],
    });
  });

  it('says which answer differs, in words', () => {
    expect(replay({ crossing: withDecision({ clause: 's2', dataClasses: ['post'] }) })).toEqual({
      is: 'decided',
      differences: [
        'care/post: recorded allowed by sample-wide-area 1 s2 with consent k, anew allowed by sample-wide-area 1 s1 with consent k',
        'no answer allows it under sample-wide-area 1 s1',
      ],
    });
    const denied = { allowed: false, rule: 'WA7', dataClasses: ['history'], consent: null };
    expect(replay({ allowed: false, crossing: withDecision(denied) })).toMatchObject({ is: 'decided' });
    expect(replay({ allowed: false, crossing: withDecision({ ...denied, clause: 's9' }) })).toMatchObject({
      differences: [
        expect.stringMatching(
          /^care\/history: recorded denied by WA7 \(sample-wide-area 1 s9\), anew denied by/,
        ),
      ],
    });
    const without = withDecision({ consent: null, dataClasses: ['post'] });
    expect(replay({ crossing: without })).toMatchObject({
      differences: [expect.stringMatching(/recorded allowed by sample-wide-area 1 s1, anew/)],
    });
  });

  it('stands on one of the answers, and provides no class that none discloses', () => {
    for (const more of [{ agreement: 'b' }, { version: 2 }, { clause: 's2' }])
      expect(replay(more)).toMatchObject({
        differences: [expect.stringMatching(/^no answer allows it under/)],
      });
    const provided = { kind: 'provision-opened' };
    expect(replay(provided)).toEqual({ is: 'decided', differences: [] });
    expect(replay({ ...provided, dataClasses: ['post', 'history'] })).toMatchObject({
      differences: ['it provides history, which no answer discloses under s1'],
    });
    expect(replay({ ...provided, consent: 'another' })).toMatchObject({
      differences: ['it provides post, which no answer discloses under s1'],
    });
    // What is judged names all classes that could be shown; only a provision gives them.
    expect(replay({ dataClasses: ['history'] })).toMatchObject({ differences: [] });
    const denying = withDecision({ allowed: false, rule: 'WA7', consent: null });
    expect(replay({ crossing: denying })).toMatchObject({
      differences: expect.arrayContaining(['no answer allows it under sample-wide-area 1 s1']),
    });
  });

  it('was not asked of a border where none was crossed, and says so where it claims a clause', () => {
    expect(replay({ crossing: undefined })).toEqual({ is: 'older' });
    expect(replay({ crossing: null, to: city })).toEqual({ is: 'none' });
    expect(replay({ crossing: null, allowed: false })).toEqual({ is: 'none' });
    expect(replay({ crossing: null, rule: 'WA1' })).toEqual({ is: 'none' });
    expect(replay({ crossing: null })).toEqual({
      ...{ is: 'decided', differences: ['it names a clause and no question'] },
    });
    expect([replay({ from: null }), replay({ to: null })]).toEqual([{ is: 'none' }, { is: 'none' }]);
  });

  it('is reading again where it was given and read back', () => {
    expect(replay({ readOnly: true, clause: 's9' })).toEqual({ is: 'again', differences: [] });
    expect(replay({ readOnly: true, allowed: false })).toEqual({ is: 'decided', differences: [] });
  });
});
