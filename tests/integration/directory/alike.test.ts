import { describe, expect, it } from '@jest/globals';
import type { Day } from '#domain/vocabulary/days.ts';
import { lastDayOf, tokyoDay, untilOf } from '#domain/vocabulary/days.ts';
import { createLogger } from '#platform/logger.ts';
import { refoldNames } from '#server/names/refoldNames.ts';
import type { NewPatient } from '#server/patients/registerPatient.ts';
import { cities } from '#tests/support/testRegion.ts';
import { withTestRegion } from '#tests/support/withTestRegion.ts';

const here = withTestRegion();

describe('who or what is registered already', () => {
  const wanted: NewPatient = {
    ...{ clientId: 'client-alike-1', name: '見本 髙橋　桧', kana: 'ミホン', sex: 'female' },
    ...{ birth: '1938-04-02' as Day, faceSheet: {} },
  };
  const register = (more: Partial<NewPatient>, home: 'toyohashi' | 'okazaki' = 'toyohashi') =>
    here.region.commands.registerPatient(here.region.officers[home].actor, cities[home], {
      ...wanted,
      ...more,
    });
  const count = () => here.platform.db.collection('patients').countDocuments({ birth: wanted.birth });

  it('[VA7] the same name, however written, and birth is said before a second one is made', async () => {
    const before = await count();
    const { patient } = await register({});
    const again = { clientId: 'client-alike-2', name: '見本高橋檜', kana: '' };
    await expect(register(again)).rejects.toMatchObject({
      code: 'C-01',
      details: { reason: 'patient-there', alike: [{ id: patient, name: wanted.name, about: wanted.birth }] },
    });
    expect(await count()).toBe(before + 1);
    // Another birth is another person; so is who was shown and is said to be another.
    await register({ ...again, clientId: 'client-alike-3', birth: '1938-04-03' as Day });
    const { patient: second } = await register({ ...again, others: [patient] });
    expect(second).not.toBe(patient);
    // Who was shown one is told of the other.
    await expect(register({ clientId: 'client-alike-4', others: [patient] })).rejects.toMatchObject({
      details: { alike: [{ id: second }] },
    });
    // A press again is no second one.
    expect((await register({})).patient).toBe(patient);
  });

  it('[VA7] nobody learns from it who is registered in another home', async () => {
    const { officers, people, commands } = here.region;
    await register({ clientId: 'client-alike-5' }, 'okazaki');
    for (const actor of [officers.okazaki.actor, people.doctor.actor]) {
      const asked = commands.registerPatient(actor, cities.toyohashi, {
        ...wanted,
        clientId: 'client-alike-6',
      });
      await expect(asked).rejects.toMatchObject({ code: 'A-01', details: undefined });
      const made = commands.makeFacility(actor, cities.toyohashi, {
        ...{ name: 'どこか', kana: '', kind: '薬局', phone: '' },
      });
      await expect(made).rejects.toMatchObject({ code: 'A-01', details: undefined });
    }
  });

  it('[VA7] the same facility, with or without 見本 and its company’s form, is said too', async () => {
    const { officers, commands } = here.region;
    const make = (name: string, others: string[] = [], home: 'toyohashi' | 'okazaki' = 'toyohashi') =>
      commands.makeFacility(
        officers[home].actor,
        cities[home],
        { name, kana: '', kind: '薬局', phone: '' },
        others as never,
      );
    const first = await make('見本 さくら館薬局');
    await expect(make('株式会社さくら舘薬局')).rejects.toMatchObject({
      code: 'C-01',
      details: { reason: 'facility-there', alike: [{ id: first, about: '薬局' }] },
    });
    expect(await make('株式会社さくら舘薬局', [first])).not.toBe(first);
    await make('さくら館薬局', [], 'okazaki');
  });

  it('[VA8] of two who press at the same moment one registers, and the other is told of it; each who was shown the others goes on', async () => {
    const told = async (work: Promise<unknown>): Promise<string> =>
      work.then(
        () => 'made',
        (error: { details?: { reason?: string } }) => error.details?.reason ?? String(error),
      );
    const born = { birth: '1941-05-06' as Day };
    for (let round = 0; round < 3; round++) {
      const name = `見本 同時${'一二三'.charAt(round)}子`;
      const both = await Promise.all(
        ['a', 'b', 'c'].map((end) =>
          told(register({ ...born, name, clientId: `client-at-once-${round}${end}` })),
        ),
      );
      expect(both.sort()).toEqual(['made', 'patient-there', 'patient-there']);
      const { officers, commands } = here.region;
      const place = {
        name: `見本 同時${'一二三'.charAt(round)}薬局`,
        kana: '',
        kind: '薬局',
        phone: '',
      } as const;
      const make = () => told(commands.makeFacility(officers.toyohashi.actor, cities.toyohashi, place));
      expect((await Promise.all([make(), make(), make()])).sort()).toEqual([
        ...['facility-there', 'facility-there', 'made'],
      ]);
    }
    // The same draft pressed twice at once is one patient, and no other.
    const twice = { ...born, name: '見本 二度押', clientId: 'client-at-once-twice' };
    const [one, other] = await Promise.all([register(twice), register(twice)]);
    expect(one).toEqual(other);
  });

  it('[VA2] nobody is born after today', async () => {
    const today = tokyoDay(here.platform.clock.now());
    const tomorrow = untilOf(today);
    await expect(register({ clientId: 'client-alike-7', birth: tomorrow as Day })).rejects.toMatchObject({
      code: 'V-01',
      details: { fields: [{ path: 'birth', code: 'in-future' }] },
    });
    await register({ clientId: 'client-alike-8', birth: lastDayOf(tomorrow) as Day });
  });
});

it('[NA4] names of before are found by the folding of today, from the first start on', async () => {
  const { db } = here.platform;
  const log = createLogger('silent');
  const patients = db.collection<{ _id: string; name: string; grams: string[] }>('patients');
  const known = await patients.findOne({});
  await patients.updateOne({ _id: known?._id ?? '' }, { $set: { grams: ['old'] } });
  await refoldNames(db, log);
  const found = await patients.findOne({ _id: known?._id ?? '' });
  expect(found?.grams.sort()).toEqual(known?.grams.sort());
  // Done once: a later start reads nothing.
  await patients.updateOne({ _id: known?._id ?? '' }, { $set: { grams: ['old'] } });
  await refoldNames(db, log);
  expect((await patients.findOne({ _id: known?._id ?? '' }))?.grams).toEqual(['old']);
});
