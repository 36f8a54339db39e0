import { describe, expect, it } from '@jest/globals';
import { membersReading } from '#access/membersReading.ts';
import { readersOf } from '#access/readersOf.ts';
import type { AccountAttributes } from '#domain/access/attributes.ts';
import { compiled, doctor, manager, neighbour, nurse, outsider, team } from '#tests/support/accessCast.ts';
import { conferenceOf, idOf } from '#tests/support/accessRegion.ts';

describe('[PO8] who may read a record now', () => {
  const clock = { now: () => new Date('2026-11-23T03:00:00Z') };
  const known = new Map([doctor, nurse, manager, neighbour].map((each) => [each.id, each]));
  const readers = {
    account: async (id: AccountAttributes['id']) => known.get(id) ?? null,
    patientOfChannel: async (id: string) => (id === team.channel ? team : null),
    conference: async (id: string) =>
      id === idOf('conference') ? conferenceOf(team, doctor, [nurse]) : null,
    patient: async () => team,
  };
  const needs = { readers, agreements: () => compiled, clock } as never;
  const person = (who: AccountAttributes) => ({ account: who.id, position: who.positions[0]!.id });

  it('is of its team: each position once, with its facility and the classes that are shown to it', async () => {
    const reading = await membersReading(needs)(team.channel);
    expect(reading.map(({ position }) => position)).toEqual(
      [doctor, nurse, manager].map((each) => each.positions[0]!.id),
    );
    expect(reading[1]).toMatchObject({ account: nurse.id, facility: nurse.positions[0]!.facility });
    expect([
      reading[1]!.reads.has('photo'),
      reading[2]!.reads.has('photo'),
      reading[2]!.reads.has('post'),
    ]).toEqual([true, false, true]);
    expect(await membersReading(needs)(idOf('nowhere'))).toEqual([]);
  });

  it('is nobody who is not there, is in another position, has no relation, or would only read back', async () => {
    const ask = readersOf(needs);
    const conference = { kind: 'conference', id: idOf('conference') } as const;
    const people = [
      ...[person(doctor), person(nurse), person(neighbour), person(outsider)],
      { account: doctor.id, position: idOf('another') as never },
    ];
    const reading = await ask(conference as never, people);
    expect(reading.map(({ account }) => account)).toEqual([doctor.id, nurse.id]);
    expect(await ask({ kind: 'conference', id: idOf('nowhere') } as never, people)).toEqual([]);
  });
});
