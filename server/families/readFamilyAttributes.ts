import type { Model } from 'mongoose';
import type { PatientId } from '#domain/ids.ts';
import type { FamilyRoomAttributes } from '#domain/records/familyRoom/familyAttributes.ts';
import { readTogether } from '#platform/readTogether.ts';
import { readWhole } from '#platform/readWhole.ts';
import type { FamilyRoomRecord } from './familyRoomModel.ts';
import { personAttributes } from './personAttributes.ts';

type Asked = Pick<FamilyRoomRecord, '_id' | 'people' | 'readers'>;

/** What the gate must know of a room: of every patient there is one, and nobody in it until somebody is invited. */
export const readFamilyAttributes = (rooms: Model<FamilyRoomRecord>) => {
  const read = readTogether<PatientId, Asked>(async (ids) => {
    const found = await rooms
      .find({ _id: { $in: ids } }, { people: 1, readers: 1 }, readWhole)
      .lean<Asked[]>();
    return new Map(found.map((each) => [each._id, each]));
  });
  return async (id: PatientId): Promise<FamilyRoomAttributes> => {
    const found = await read(id);
    return { id, people: (found?.people ?? []).map(personAttributes), readers: found?.readers ?? [] };
  };
};
