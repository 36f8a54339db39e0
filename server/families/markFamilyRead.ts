import type { Actor } from '#domain/access/actor.ts';
import type { PatientId } from '#domain/ids.ts';
import type { FamilyAddressee } from '#domain/records/familyRoom/familyVocabulary.ts';
import type { FamilyParts } from './familyParts.ts';
import type { FamilyRoomRecord } from './familyRoomModel.ts';
import { requireAddressee } from './requireAddressee.ts';

/** [FA9] How far one has read; never beyond what is there, and never back. */
export const markFamilyRead =
  ({ gate, rooms, reads }: FamilyParts) =>
  async (
    actor: Actor,
    id: PatientId,
    { to, seq }: { readonly to: FamilyAddressee; readonly seq: number },
  ): Promise<void> => {
    const grant = await gate.require(actor, 'mark-family-read', { kind: 'familyRoom', id }, { shows: [] });
    requireAddressee(grant, to);
    const head = (await rooms.findById(id, { head: 1 }).lean<FamilyRoomRecord>())?.head ?? 0;
    const upTo = Math.min(seq, head);
    if (upTo === 0 || grant.readOnly) return;
    const { account, position } = actor;
    const _id = [id, to, account, position ?? 'family'].join(':');
    const done = await reads.updateOne(
      { _id },
      { $max: { upTo }, $setOnInsert: { room: id, to, account, position } },
      { upsert: true },
    );
    if (done.modifiedCount + done.upsertedCount > 0) {
      await gate.wrote(grant, 'mark-family-read', { shows: [] });
    }
  };
