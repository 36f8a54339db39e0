import { describe, expect, it } from '@jest/globals';
import { grantAgain } from '#access/grantAgain.ts';
import { grantOf } from '#access/grantOf.ts';
import { VerdictMemory } from '#access/verdictMemory.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { Question } from '#domain/access/question.ts';
import type { RecordRef } from '#domain/access/recordRef.ts';
import { channel, compiled, doctor, given, nurse, outsider, team } from '#tests/support/accessCast.ts';
import { compileSample, dayOf, idOf } from '#tests/support/accessRegion.ts';

const record: RecordRef = { kind: 'channel', id: team.channel };
const asked = (more: Partial<Question> = {}): Question => ({
  ...{ account: nurse, acting: nurse.positions[0]!.id, act: 'read', attributes: channel(), compiled },
  ...{ day: dayOf('2026-11-23'), provisions: { own: [], container: [] } },
  ...more,
});

describe('[AC19] what was judged of remembered attributes', () => {
  it('is said again of the very same ones, and judged anew of any other', () => {
    const memory = new VerdictMemory();
    const first = memory.judge(asked(), record);
    expect(first.verdict.is).toBe('given');
    // The record's attributes are put together anew for each question: what they are made of is the same.
    expect(memory.judge(asked({ attributes: channel() }), record)).toBe(first);
    const others: Partial<Question>[] = [
      { account: { ...nurse } },
      { attributes: channel({ ...team }) },
      { compiled: compileSample() },
      { day: dayOf('2026-11-24') },
      { act: 'write' },
      { account: doctor, acting: doctor.positions[0]!.id },
    ];
    for (const other of others) {
      const again = memory.judge(asked(other), record);
      expect(again).not.toBe(first);
      expect(again.verdict.is).toBe('given');
    }
    // In another position, and of another record.
    expect(memory.judge(asked({ acting: idOf('elsewhere') }), record).verdict.is).toBe('unknown');
    const elsewhere: RecordRef = { kind: 'channel', id: idOf('another') };
    expect(memory.judge(asked({ attributes: channel({ ...team, id: idOf('other') }) }), elsewhere)).not.toBe(
      first,
    );
  });

  it('is no longer said once one of them has changed, whatever was asked in between', () => {
    const memory = new VerdictMemory();
    const before = memory.judge(asked(), record);
    expect(
      memory.judge(asked({ attributes: channel({ ...team, memberships: [] }) }), record).verdict.is,
    ).toBe('unknown');
    // A no was not kept: what was said before of the same attributes still is.
    expect(memory.judge(asked(), record)).toBe(before);
    // Read anew, equal in every word: from then on it stands on these, and the old ones are no answer any more.
    const anew = channel({ ...team });
    const after = memory.judge(asked({ attributes: anew }), record);
    expect(after.verdict).toEqual(before.verdict);
    expect(memory.judge(asked({ attributes: anew }), record)).toBe(after);
    expect(memory.judge(asked(), record)).not.toBe(before);
  });

  it('is never kept of a no', () => {
    const memory = new VerdictMemory();
    const stranger = asked({ account: outsider, acting: outsider.positions[0]!.id });
    const first = memory.judge(stranger, record);
    expect(first.verdict.is).toBe('unknown');
    expect(memory.judge(stranger, record)).not.toBe(first);
  });

  it('gives each session its own yes: who asks, when, and whose end ends it', () => {
    const actor = (session: string): Actor => ({
      ...{ account: nurse.id, position: nurse.positions[0]!.id, session: idOf(session) },
    });
    const parts = { account: nurse, record, attributes: channel(), day: dayOf('2026-11-23') };
    const verdict = given(new VerdictMemory().judge(asked(), record).verdict);
    const first = grantOf(verdict, { ...parts, actor: actor('one'), revocation: 1 });
    const again = grantAgain(first, { actor: actor('other'), record, revocation: 2 });
    const anew = grantOf(verdict, { ...parts, actor: actor('other'), revocation: 2 });
    const { discloses, groundOf, ...plain } = again;
    const { discloses: saysAnew, groundOf: groundAnew, ...plainAnew } = anew;
    expect(plain).toEqual(plainAnew);
    for (const dataClass of ['post', 'vitals', 'photo', 'visit-report'] as const) {
      expect(discloses(dataClass, 1)).toEqual(saysAnew(dataClass, 1));
      expect(groundOf(dataClass)).toEqual(groundAnew(dataClass));
    }
    expect(first.actor).toEqual(actor('one'));
  });
});
