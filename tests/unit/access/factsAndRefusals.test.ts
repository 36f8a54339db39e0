import { describe, expect, it } from '@jest/globals';
import { answersWholly } from '#access/answersWholly.ts';
import { factOf } from '#access/factOf.ts';
import { factOfHouse } from '#access/factOfHouse.ts';
import { factOfWrite } from '#access/factOfWrite.ts';
import { grantOf } from '#access/grantOf.ts';
import { hintRevocations } from '#access/hintRevocations.ts';
import { isCrossing } from '#access/isCrossing.ts';
import { refusalOf } from '#access/refusalOf.ts';
import { requirePosition } from '#access/requirePosition.ts';
import { touches } from '#access/touches.ts';
import { unlinked } from '#access/unlinked.ts';
import type { AccountAttributes } from '#domain/access/attributes.ts';
import { houseAccount } from '#domain/access/houseAccount.ts';
import type { Refused, Verdict } from '#domain/access/verdict.ts';
import {
  channel,
  doctor,
  given,
  judge,
  listed,
  manager,
  neighbour,
  nurse,
  team,
} from '#tests/support/accessCast.ts';
import { dayOf, idOf, toyohashi, toyokawa } from '#tests/support/accessRegion.ts';

const at = new Date('2026-11-23T03:00:00Z');
const grantFor = (account: AccountAttributes) =>
  grantOf(given(judge(account, 'read', channel())), {
    ...{ account, attributes: channel(), day: dayOf('2026-11-23'), revocation: 1 },
    actor: { account: account.id, session: idOf('s'), position: account.positions[0]!.id },
    record: { kind: 'channel', id: team.channel },
  });
const ends = { from: toyohashi, to: toyokawa, patient: team.id };
const record = { kind: 'channel', id: team.channel } as const;
const actor = { account: nurse.id, session: idOf('s'), position: nurse.positions[0]!.id } as never;

describe('[AU10] the fact of a judgement', () => {
  const grant = grantFor(nurse);
  const asked = (act: 'read' | 'list' | 'count-unread' | 'write', about = {}) =>
    factOf(at, actor, act as never, record, grant, ends, grant.crossing, about);

  it('names who, what, under which clause, consent and membership, and the classes that could be shown', () => {
    expect(asked('read')).toEqual({
      ...{ at, kind: 'judged', account: nurse.id, session: idOf('s'), position: nurse.positions[0]!.id },
      ...{ act: 'read', record, object: null, patient: team.id, from: toyohashi, to: toyokawa },
      ...{ purpose: 'care', relation: 'member', code: null, rule: grant.ground.decision.rule },
      ...{ agreement: 'sample-wide-area', version: 1, clause: 's1', consent: idOf('c1') },
      ...{ membership: grant.ground.membership, dataClasses: grant.disclosed, shown: null },
      ...{ allowed: true, readOnly: false, times: 1, crossing: grant.crossing },
    });
    expect(grant.disclosed).toContain('photo');
    const back = { ...grant, readOnly: true };
    expect(factOf(at, actor, 'read', record, back, ends, null).readOnly).toBe(true);
    expect([isCrossing(grant), isCrossing(grantFor(doctor))]).toEqual([true, false]);
    expect(grant.ground.membership).toBe(team.memberships[1]!.id);
  });

  it('names of what is only listed or counted no class, and of what is read those the answer can hold', () => {
    expect(asked('list').dataClasses).toEqual([]);
    expect(asked('count-unread').dataClasses).toEqual([]);
    expect(asked('read', { shows: ['post', 'history'] }).dataClasses).toEqual(['post']);
    expect(asked('write', { shows: [] }).dataClasses).toEqual([]);
  });

  it('names what it is about', () => {
    const object = { kind: 'topic', id: 't' };
    const patient = idOf('another');
    expect(asked('read', { object, patient })).toMatchObject({ object, patient: team.id });
    const without = { ...ends, patient: null };
    expect(factOf(at, actor, 'read', record, grant, without, null, { patient } as never)).toMatchObject({
      ...{ patient, crossing: null },
    });
    expect(factOf(at, actor, 'read', record, grant, without, null).patient).toBeNull();
  });

  it('[AC2] is alike for an unknown id and for no relation, and says of a refusal which rule and clause it was', () => {
    const refused = (answer: object) => factOf(at, actor, 'read', record, answer as never, ends, null);
    expect(refused({ allowed: false, code: 'A-01' })).toMatchObject({
      ...{ allowed: false, code: 'A-01', rule: null, agreement: null, version: null, clause: null },
      ...{ purpose: null, relation: null, membership: null, consent: null, dataClasses: [], shown: null },
      ...{ readOnly: false, times: 1 },
    });
    const details = { rule: 'WA9', agreement: 'a', version: 2, clause: 's1' };
    expect(refused({ allowed: false, code: 'A-05', details })).toMatchObject({ code: 'A-05', ...details });
  });

  it('of a write is stored with what it records, under an id of its own', () => {
    const [one, other] = [factOfWrite(grant, at, 'write'), factOfWrite(grant, at, 'write')];
    expect(one).toMatchObject({ ...asked('write'), kind: 'written', _id: expect.stringMatching(/^\w{24}$/) });
    expect(one._id).not.toBe(other._id);
    expect(factOfWrite(grant, at, 'write', { shows: [] }).dataClasses).toEqual([]);
  });

  it('of what the house did by a rule is under its own name, at the home of the record', () => {
    const home = toyohashi;
    const done = {
      at,
      act: 'end-conference',
      record,
      home,
      patient: team.id,
      purpose: 'conference',
    } as const;
    expect(factOfHouse(done)).toEqual({
      ...{ _id: expect.any(String), at, kind: 'written', act: 'end-conference', patient: team.id },
      ...{ purpose: 'conference', account: houseAccount, session: houseAccount, position: null, record },
      ...{ object: null, shown: null, times: 1, from: home, to: home, dataClasses: [], relation: null },
      ...{ allowed: true, code: null, rule: 'WA1', agreement: null, version: null, clause: null },
      ...{ membership: null, consent: null, readOnly: false, crossing: null },
    });
  });

  it('[AU2] marks the document that holds it; where nobody acted nothing is marked', () => {
    expect(unlinked({ _id: 'f' })).toEqual({ unlinked: 'f' });
    for (const none of [null, undefined, 'f', {}, { _id: 7 }]) expect(unlinked(none)).toEqual({});
  });
});

describe('a refusal', () => {
  const office = async (home: string) => ({ of: home }) as never;
  const refused = (more: Partial<Refused>): Refused =>
    ({
      ...{ is: 'refused', why: 'clause', home: toyohashi, since: null, decision: null, reason: null },
      ...{ position: null, relation: null, asked: null, ...more },
    }) as unknown as Refused;
  const decision = { allowed: false, rule: 'WA7', agreement: 'a', version: 1, clause: 's1' } as never;

  it('tells the code of its reason, and the office to ask', async () => {
    for (const [why, code] of [
      ...[
        ['ended', 'A-03'],
        ['frozen', 'A-04'],
        ['consent', 'A-05'],
        ['act', 'A-06'],
        ['clause', 'A-07'],
      ],
      ['state', 'C-01'],
    ] as const)
      expect(await refusalOf(refused({ why: why as never }), office)).toEqual({
        ...{ allowed: false, code, details: { office: { of: toyohashi } } },
      });
    expect((await refusalOf(refused({ home: null }), office)).details).toEqual({ office: null });
  });

  it('tells since when, why, as whom it would be given, and by which rule', async () => {
    const said = await refusalOf(
      refused({ since: dayOf('2026-11-01'), reason: 'purpose', position: idOf('p'), decision }),
      office,
    );
    expect(said.details).toEqual({
      ...{ office: { of: toyohashi }, since: '2026-11-01', reason: 'purpose', position: idOf('p') },
      ...{ rule: 'WA7', agreement: 'a', version: 1, clause: 's1' },
    });
  });

  it('tells no clause where the municipality is no party, and its own one where a membership froze', async () => {
    const none = { ...(decision as object), rule: 'WA3' } as never;
    const told = async (why: 'clause' | 'frozen', of: never) =>
      (await refusalOf(refused({ why, decision: of }), office)).details;
    expect(await told('clause', none)).toEqual({ office: { of: toyohashi }, rule: 'WA3' });
    expect(await told('frozen', none)).toMatchObject({
      rule: 'WA3',
      clause: 's1',
      agreement: 'a',
      version: 1,
    });
    const silent = { ...(decision as object), rule: null } as never;
    expect(await told('clause', silent)).not.toHaveProperty('rule');
  });
});

describe('[SS4] the position that a page was shown for', () => {
  it('is the one that answers, or none does; who says nothing acts in the session’s', () => {
    const requires = (position: string | null, shownFor: unknown) => () =>
      requirePosition({ position } as never, shownFor);
    for (const [position, shownFor] of [
      ['p', 'p'],
      ['p', undefined],
      [null, ''],
      ['p', 7],
    ] as const)
      expect(requires(position, shownFor)).not.toThrow();
    for (const [position, shownFor] of [
      ['p', 'q'],
      [null, 'p'],
      ['p', ''],
    ] as const)
      expect(requires(position, shownFor)).toThrow(
        expect.objectContaining({ code: 'C-01', details: { reason: 'position-switched' } }),
      );
  });
});

describe('[AC5] an entry of the revocation log', () => {
  it('touches who has its subject among theirs, by kind and id, and everybody where it is of all', () => {
    const mine = [
      { kind: 'account', id: 'a' },
      { kind: 'patient', id: 'p' },
    ] as never;
    const touched = (subject: object) => touches({ n: 1, subject } as never, mine);
    expect([touched({ kind: 'patient', id: 'p' }), touched({ kind: 'all' })]).toEqual([true, true]);
    expect([touched({ kind: 'patient', id: 'a' }), touched({ kind: 'session', id: 'p' })]).toEqual([
      false,
      false,
    ]);
    expect(touches({ n: 1, subject: { kind: 'all' } }, [])).toBe(true);
  });

  it('is hinted at, and a hint that names a session asks for a look at it; one that is lost is no failure', async () => {
    const heard: string[] = [];
    const published: unknown[] = [];
    const logged: unknown[] = [];
    let say: (session: string) => void = () => {};
    const topics = {
      listen: (topic: string, listener: typeof say) => {
        say = listener;
        heard.push(topic);
        return { stop: () => void heard.push('stopped') };
      },
      publish: async (...said: unknown[]) => {
        published.push(said);
        if (said[1] === 'lost') throw new Error('away');
      },
    };
    const hints = hintRevocations(
      { topics, log: { debug: (...said: unknown[]) => logged.push(said) } } as never,
      { poll: () => void heard.push('poll'), moved: (session) => void heard.push(`moved ${session}`) },
    );
    say('');
    say('s1');
    hints.send();
    hints.send('s2' as never);
    hints.send('lost' as never);
    await new Promise((resolve) => setImmediate(resolve));
    hints.close();
    expect(heard).toEqual(['revocations', 'poll', 'moved s1', 'stopped']);
    expect(published).toEqual([
      ['revocations', ''],
      ['revocations', 's2'],
      ['revocations', 'lost'],
    ]);
    expect(logged).toEqual([[{ err: new Error('away') }, 'revocation hint lost']]);
  });
});

describe('[AC13] a yes from memory', () => {
  const answers = (verdict: Verdict, asked = 'read', about = {}) =>
    answersWholly(verdict, asked as never, about);
  const whole = given(judge(doctor, 'read', channel()));
  const less = given(judge(manager, 'read', channel()));

  it('is the answer where it shows all that was asked for', () => {
    expect(answers(whole)).toBe(true);
    expect([...less.classes].filter(([, each]) => !each.shown).map(([name]) => name)).toContain('photo');
    expect(answers(less)).toBe(false);
    expect([answers(less, 'list'), answers(less, 'count-unread')]).toEqual([true, true]);
    expect(answers(less, 'read', { shows: ['post'] })).toBe(true);
    expect(answers(less, 'read', { shows: ['post', 'photo'] })).toBe(false);
  });

  it('is none where it was refused, is unknown, or is read back, in whole or in part', () => {
    expect(answers(judge(neighbour, 'read', channel()))).toBe(false);
    expect(answers(judge(nurse, 'manage' as never, channel()))).toBe(false);
    expect(answers({ ...whole, readOnly: true })).toBe(false);
    expect(answers({ ...whole, readOnly: true }, 'list')).toBe(false);
    const back = given(
      judge(manager, 'read', channel(), { own: [listed(0, 9, { dataClasses: ['photo'] })] }),
    );
    expect(back.readOnly).toBe(false);
    expect(back.classes.get('photo')).toMatchObject({ shown: true, ranges: [{ first: 0, last: 9 }] });
    expect(answers(back, 'read', { shows: ['photo'] })).toBe(false);
    expect(answers(back, 'read', { shows: ['post'] })).toBe(true);
  });
});
