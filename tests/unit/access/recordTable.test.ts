import { describe, expect, it } from '@jest/globals';
import { loadRecord } from '#access/loadRecord.ts';
import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { RecordRef } from '#domain/access/recordRef.ts';
import type { AnyKind } from '#domain/records/recordKind.ts';
import { recordKinds } from '#domain/records/recordKinds.ts';
import { roundsOf } from '#domain/records/roundsOf.ts';
import { doctor, nurse, officer, team } from '#tests/support/accessCast.ts';
import {
  conferenceOf,
  facilityOf,
  fileIn,
  idOf,
  minutesOf,
  noticeFrom,
  toyohashi,
} from '#tests/support/accessRegion.ts';

const kinds = Object.entries(recordKinds) as unknown as [keyof typeof recordKinds, AnyKind][];
const conference = conferenceOf(team, doctor, [nurse]);
/** What each reader finds, where there is something. */
const there: Readonly<Record<string, unknown>> = {
  office: { municipality: toyohashi, name: '見本', phone: '0' },
  facility: facilityOf(doctor),
  patient: team,
  patientOfChannel: team,
  conference,
  minutes: minutesOf(conference, doctor),
  notice: { ...noticeFrom(officer, toyohashi, true), patient: team.id },
};

/** The readers that a load asks, in their order, and how often each, where `find` says what there is. */
const asked = async (ref: RecordRef, find: (reader: string) => unknown) => {
  const seen: string[] = [];
  const names = new Set(kinds.flatMap(([, { reads }]) => Object.keys(reads)));
  const readers = Object.fromEntries(
    [...names].map((name) => [
      name,
      async () => {
        seen.push(name);
        return find(name);
      },
    ]),
  );
  const found = await loadRecord(readers as unknown as AttributeReaders, ref, doctor.id);
  return { found, seen };
};

describe('the table of records', () => {
  it.each(kinds)('[AC2] %s: the store is asked alike whether it is there or not', async (kind) => {
    const ref = { kind, id: idOf('record') } as RecordRef;
    const nothing = await asked(ref, () => null);
    expect(nothing.found).toBeNull();
    const files = Object.entries(recordKinds).map(([container]) =>
      fileIn({ kind: container, id: idOf('container') } as RecordRef, doctor),
    );
    for (const file of [...files, fileIn(null, doctor)]) {
      const real = await asked(ref, (name) => (name === 'attachment' ? file : (there[name] ?? null)));
      expect(real.seen).toEqual(nothing.seen);
    }
    expect(new Set(nothing.seen).size).toBe(nothing.seen.length);
  });

  it('[AC2] a part that is missing makes the whole missing, and what a file cannot hang on makes the file missing', async () => {
    const without = (missing: string) => (name: string) =>
      name === missing ? null : (there[name] ?? fileIn({ kind: 'minutes', id: idOf('m') }, doctor));
    for (const [kind, reader] of [
      ['conference', 'patient'],
      ['minutes', 'conference'],
      ['notice', 'patient'],
      ['attachment', 'conference'],
    ] as const)
      expect((await asked({ kind, id: idOf('record') } as RecordRef, without(reader))).found).toBeNull();
    const hung = fileIn({ kind: 'facility', id: idOf('f') } as RecordRef, doctor);
    const onFacility = await asked({ kind: 'attachment', id: hung.id }, (name) =>
      name === 'attachment' ? hung : there[name],
    );
    expect(onFacility.found).toBeNull();
  });

  it('[AC2] ways through the store are taken as one: each reader once, after all that any way needs before it', () => {
    expect(roundsOf([['a', 'b', 'c'], ['b', 'c'], ['d', 'c'], ['e']])).toEqual([
      ['a', 'd', 'e'],
      ['b'],
      ['c'],
    ]);
    expect(roundsOf([['c'], ['b', 'c'], ['a', 'b']])).toEqual([['a'], ['b'], ['c']]);
  });

  it('[AU12] what two kinds call by one name has the same words, and stands on the same act', () => {
    const said = new Map<string, unknown>();
    for (const [, { words, deeds }] of kinds)
      for (const language of ['ja', 'en'] as const) {
        const { relations, acts } = words[language];
        for (const [name, what] of [
          ...Object.entries(relations).map(([of, text]) => [`${language} relation ${of}`, text]),
          ...Object.entries(acts).map(([of, text]) => [`${language} act ${of}`, text]),
          ...Object.entries(deeds).map(([of, act]) => [`deed ${of}`, act]),
        ] as [string, unknown][]) {
          if (said.has(name)) expect([name, what]).toEqual([name, said.get(name)]);
          said.set(name, what);
        }
      }
    expect(said.size).toBeGreaterThan(200);
  });
});
