import type { About } from '#domain/access/about.ts';
import type { Actor } from '#domain/access/actor.ts';
import { type Deed, showsNoContent } from '#domain/access/deeds.ts';
import type { Act, RecordRef } from '#domain/access/recordRef.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';
import type { FactRecord } from './factRecord.ts';
import type { Grant, Refusal } from './gate.ts';
import type { Fact } from './recordFact.ts';

type Nothing = Pick<FactRecord, 'purpose' | 'relation' | 'code' | 'membership' | 'consent'>;

const nothing: Nothing = {
  purpose: null,
  relation: null,
  code: null,
  membership: null,
  consent: null,
};

/**
 * The fact of one judgement. A fact of an unknown id and one of a record without a relation have the same form. Only
 * the home municipality's own trail (`from`) tells them apart, and no answer shows it.
 */
export const factOf = (
  at: Date,
  actor: Actor,
  act: Act | Deed,
  record: RecordRef,
  answer: Grant | Refusal,
  ends: Pick<FactRecord, 'from' | 'to' | 'patient'>,
  crossing: FactRecord['crossing'],
  about: About = {},
): Fact => {
  const base = {
    at,
    kind: 'judged' as const,
    account: actor.account,
    session: actor.session,
    position: actor.position,
    act,
    record: { kind: record.kind, id: record.id },
    ...nothing,
    ...ends,
    object: about.object ?? null,
    patient: ends.patient ?? about.patient ?? null,
    dataClasses: [],
    shown: null,
    allowed: answer.allowed,
    readOnly: false,
    times: 1,
    crossing,
  };
  if (!answer.allowed) {
    const { rule = null, agreement = null, version = null, clause = null } = answer.details ?? {};
    return { ...base, code: answer.code, rule, agreement, version, clause };
  }
  const { ground, readOnly } = answer;
  const { rule, agreement, version, clause } = ground.decision;
  const { purpose, relation, membership, consent } = ground;
  return {
    ...base,
    purpose,
    relation,
    membership,
    consent,
    rule,
    agreement,
    version,
    clause,
    dataClasses: classesIn(answer, act, about),
    readOnly,
  };
};

/**
 * The data classes of the fact. What is only listed was not read, and has none (AU10); of what is read, those that
 * the answer can hold.
 */
const classesIn = ({ disclosed }: Grant, act: Act | Deed, { shows }: About): DataClass[] => {
  if (showsNoContent(act)) return [];
  return disclosed.filter((each) => shows === undefined || shows.includes(each));
};
