import type { About } from '#domain/access/about.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { AccountAttributes } from '#domain/access/attributes.ts';
import { type Asked, actOf } from '#domain/access/deeds.ts';
import { judgeAccess } from '#domain/access/judgeAccess.ts';
import type { Question } from '#domain/access/question.ts';
import type { RecordAttributes } from '#domain/access/recordAttributes.ts';
import type { RecordRef } from '#domain/access/recordRef.ts';
import type { Verdict } from '#domain/access/verdict.ts';
import type { CompiledAgreements } from '#domain/agreement/compileAgreements.ts';
import { kindNamed } from '#domain/records/kindNamed.ts';
import type { PatientAttributes } from '#domain/records/patient/patientAttributes.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { Failure } from '#platform/failure.ts';
import type { Platform } from '#platform/platform.ts';
import { answersWholly } from './answersWholly.ts';
import { AttributeMemory } from './attributeMemory.ts';
import { factOf } from './factOf.ts';
import { factOfWrite } from './factOfWrite.ts';
import type { Gate, Grant, Refusal } from './gate.ts';
import { grantAgain } from './grantAgain.ts';
import { grantOf } from './grantOf.ts';
import { groupRefusals } from './groupRefusals.ts';
import { isCrossing } from './isCrossing.ts';
import { loadRecord } from './loadRecord.ts';
import { openProvisions } from './provisions.ts';
import { QuestionReaders } from './questionReaders.ts';
import { type Fact, openFactIntake } from './recordFact.ts';
import { refusalOf } from './refusalOf.ts';
import type { Revocations } from './revocations.ts';
import { type Judged, VerdictMemory } from './verdictMemory.ts';

interface Parts {
  readonly readers: AttributeReaders;
  /** The agreements as compiled now. A new version replaces all of it at once, so each judgement asks for it anew. */
  readonly agreements: () => CompiledAgreements;
  readonly revocations: Revocations;
}

interface Asking {
  readonly actor: Actor;
  readonly wanted: Asked;
  readonly record: RecordRef;
  readonly about: About;
  readonly day: Question['day'];
}

/** The attributes that a question was judged from, and what the rules say. */
interface Found {
  readonly account: AccountAttributes | null;
  readonly attributes: RecordAttributes | null;
  readonly verdict: Verdict;
  /** Where memory said it: the same yes is made once. */
  readonly judged?: Judged;
}

const unknown: Refusal = { allowed: false, code: 'A-01' };
const notNow: Refusal = { allowed: false, code: 'N-01', details: { retryAfterSeconds: 2 } };

/**
 * The one gate. Once the revocation log has been read after the question, a whole yes may come from memory; every
 * other answer is judged from attributes that were read afresh (ADR 0018). Both questions are asked, and the fact of
 * the answer is durable before the answer leaves.
 */
export const createGate = async (
  platform: Pick<Platform, 'db' | 'log' | 'lifecycle' | 'clock' | 'nodeId'>,
  { readers: stored, agreements, revocations }: Parts,
): Promise<Gate> => {
  const { clock } = platform;
  const intake = await openFactIntake(platform);
  const refusals = groupRefusals(intake, platform);
  const provisions = await openProvisions(platform);
  const memory = new AttributeMemory(stored);
  const verdicts = new VerdictMemory();
  // Registered before anybody else can listen: memory forgets what an entry names before any admission hears of it.
  revocations.onRevoked((revocation) => memory.heed(revocation));

  const judge = async (
    actor: Actor,
    wanted: Asked,
    record: RecordRef,
    about: About = {},
    store: (fact: Fact) => Promise<unknown> = intake.record,
  ): Promise<Grant | Refusal> => {
    // A node that may have missed a revocation admits nobody (DESIGN decision 3).
    if (!revocations.isFresh()) return notNow;
    const isHeard = await revocations.hears();
    if (!revocations.isFresh()) return notNow;
    const revocation = revocations.head();
    const at = clock.now();
    const day = tokyoDay(at);
    const readers = new QuestionReaders(memory);
    const asking = { actor, wanted, record, about, day };
    const found = (isHeard ? await rememberYes(readers, asking) : null) ?? (await readAnew(readers, asking));
    const { account, attributes, verdict } = found;
    const answer = await answerOf(found, asking, revocation);
    const ends = {
      from: attributes && kindNamed(attributes.kind).home(attributes),
      to: account?.municipality ?? null,
      patient: (attributes && kindNamed(attributes.kind).patient(attributes)?.id) ?? null,
    };
    const asked = verdict.is === 'unknown' ? null : verdict.asked;
    await store(factOf(at, actor, wanted, record, answer, ends, asked, about));
    return answer;
  };

  /** Null where memory lacks something, or would say anything but a whole yes. */
  const rememberYes = async (readers: QuestionReaders, asking: Asking): Promise<Found | null> => {
    const { account, attributes } = await load(readers.remembered, asking);
    if (readers.isLacking || account === null) return null;
    const question = questionOf(account, attributes, asking);
    const judged = verdicts.judge(question, asking.record);
    if (!answersWholly(judged.verdict, asking.wanted, asking.about)) return null;
    const verdict = await withProvisions(judged.verdict, question, asking);
    return { account, attributes, verdict, ...(verdict === judged.verdict && { judged }) };
  };

  const readAnew = async (readers: QuestionReaders, asking: Asking): Promise<Found> => {
    const { account, attributes } = await load(readers.fresh, asking);
    if (account === null) return { account, attributes, verdict: nobody };
    const question = questionOf(account, attributes, asking);
    return { account, attributes, verdict: await withProvisions(judgeAccess(question), question, asking) };
  };

  const load = async (readers: AttributeReaders, { actor, record }: Asking) => {
    const [account, attributes] = await Promise.all([
      readers.account(actor.account),
      loadRecord(readers, record, actor.account),
    ]);
    return { account, attributes };
  };

  const questionOf = (
    account: AccountAttributes,
    attributes: RecordAttributes | null,
    { actor, wanted, day }: Asking,
  ): Question => ({
    ...{ account, acting: actor.position, act: actOf(wanted), attributes, day, compiled: agreements() },
    provisions: { own: [], container: [] },
  });

  const withProvisions = async (
    verdict: Verdict,
    question: Question,
    { wanted, record }: Asking,
  ): Promise<Verdict> => {
    const { account, act, attributes } = question;
    // Provisions (WA15) are asked for only where there is a relation, so that no relation and an unknown id read
    // alike.
    if (verdict.is === 'unknown' || !verdict.lacking || act !== 'read') return verdict;
    const container = (attributes && kindNamed(attributes.kind).within?.(attributes).record) as
      | RecordRef
      | null
      | undefined;
    const [own, within] = await Promise.all([
      provisions.given(account.id, record, wanted),
      container ? provisions.given(account.id, container, wanted) : [],
    ]);
    if (own.length + within.length === 0) return verdict;
    return judgeAccess({ ...question, provisions: { own, container: within } });
  };

  const answerOf = async (
    { verdict, account, attributes, judged }: Found,
    { actor, record, day }: Asking,
    revocation: number,
  ): Promise<Grant | Refusal> => {
    if (verdict.is === 'refused') return refusalOf(verdict, stored.office);
    if (verdict.is === 'unknown' || account === null || attributes === null) return unknown;
    if (judged?.grant) return grantAgain(judged.grant, { actor, record, revocation });
    const grant = grantOf(verdict, { actor, account, record, attributes, day, revocation });
    if (judged !== undefined) judged.grant = grant;
    return grant;
  };

  const ask: Gate['ask'] = async (actor, asked, record, about) => {
    const answer = await judge(actor, asked, record, about, refusals.record);
    if (!answer.allowed && answer.code === 'N-01') throw new Failure(answer.code, answer.details);
    return answer;
  };

  /** From memory, and only where the log could be heard; undefined where memory has nothing. */
  const remembered = async (name: keyof Gate['known'], id: string): Promise<unknown> =>
    (await revocations.hears()) ? memory.known(name, id) : undefined;

  return {
    known: {
      account: async (id) =>
        ((await remembered('account', id)) as AccountAttributes | undefined) ?? memory.readers.account(id),
      patientOfChannel: async (id) =>
        ((await remembered('patientOfChannel', id)) as PatientAttributes | undefined) ??
        memory.readers.patientOfChannel(id),
    },
    judge: (actor, asked, record, about) => judge(actor, asked, record, about),
    ask,
    // Questions of one moment share one read of the log, one read of each collection and one insert of their facts.
    askAll: (actor, asked, records, about) =>
      Promise.all(records.map((record) => ask(actor, asked, record, about))),
    require: async (actor, asked, record, about) => {
      const answer = await judge(actor, asked, record, about);
      if (!answer.allowed) throw new Failure(answer.code, answer.details);
      return answer;
    },
    admit: async (actor, asked, record, about) => {
      const answer = await judge(actor, asked, record, about, refusals.record);
      if (!answer.allowed) throw new Failure(answer.code, answer.details);
      return answer;
    },
    provide: provisions.open,
    provideRange: (grant, first, last, dataClasses) =>
      provisions.record(grant, [{ first, last, dataClasses: dataClasses ?? grant.disclosed }], 'read'),
    provideRuns: (grant, runs) => provisions.record(grant, runs, 'read'),
    provideRow: (grant, dataClasses) =>
      provisions.record(grant, [{ first: 0, last: 0, dataClasses }], 'list'),
    wrote: async (grant, deed, about, session) => {
      const fact = factOfWrite(grant, clock.now(), deed, { shows: [], ...about });
      await intake.recordIn(fact, session ?? null);
    },
    isFresh: revocations.isFresh,
    delivers: (grant) => +clock.now() < grant.until && (!isCrossing(grant) || revocations.isFresh()),
    catchUp: revocations.catchUp,
    hears: revocations.hears,
    onRevoked: revocations.onRevoked,
    onMoved: revocations.onMoved,
  };
};

const nobody: Verdict = { is: 'unknown' };
