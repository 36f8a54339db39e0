import type { Day } from '#domain/vocabulary/days.ts';
import { cities } from '../../testRegion.ts';
import { good } from './good.ts';
import type { RecordSample } from './recordSample.ts';

const invitation = {
  clientId: 'client-family',
  person: { loginName: 'himitsu-mihon-kazoku', name: '秘密の見本', kana: 'ヒミツ' },
  relation: 'child',
  consent: { by: 'patient', name: '見本 本人', day: '2026-01-01' },
  identity: { document: 'driving-licence', day: '2026-01-01' },
};

/** Of a patient of a city whose people are no attackers; a room has the id of its patient. */
export const familyRoomSample: RecordSample = {
  make: async (house) => {
    const { commands } = house.app.house;
    const { actor } = house.region.officers.okazaki;
    const { patient } = await commands.registerPatient(actor, cities.okazaki, {
      clientId: 'client-family-patient',
      ...{ name: '秘密の見本', kana: 'ヒミツ', birth: '1941-01-01' as Day, sex: 'female' },
      faceSheet: { address: '岡崎市 見本町3-3' },
    });
    await commands.startTeam(actor, cities.okazaki, patient, house.region.people.careManager.position);
    const room = `/api/family-rooms/${patient}`;
    const officer = await house.officer('okazaki');
    const invited = good(await officer.post(`${room}/people`, invitation)).body as { person?: string };
    const careManager = await house.as('careManager');
    good(
      await careManager.post(`${room}/posts`, {
        ...{ clientId: 'client-family-post', to: 'team', text: '秘密の見本' },
      }),
    );
    return { familyRoom: patient, familyPerson: invited.person as string };
  },
  within: ['familyPerson'],
  owner: async (house) => ({
    client: await house.officer('toyohashi'),
    ids: { familyRoom: house.region.patient },
  }),
};
