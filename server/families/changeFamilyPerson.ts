import type { ClientSession } from 'mongoose';
import type { Grant } from '#access/gate.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { Asked } from '#domain/access/deeds.ts';
import type { PatientId } from '#domain/ids.ts';
import type { FamilyPersonId } from '#domain/records/familyRoom/familyAttributes.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { Failure } from '#platform/failure.ts';
import type { FamilyParts } from './familyParts.ts';
import type { FamilyPerson, FamilyRoomRecord } from './familyRoomModel.ts';
import { isStanding } from './isStanding.ts';

interface Change<T> {
  readonly deed: Asked;
  /** It takes something away: it goes before what gives. */
  readonly takesAway: boolean;
  /** Before anything is written: throws where this may not be done to this person. */
  check?(person: FamilyPerson, grant: Grant): void;
  /** Writes it, in the transaction; `set` writes fields of the person as they stand now. */
  write(person: FamilyPerson, set: (fields: object) => Promise<void>, session: ClientSession): Promise<T>;
}

/** One change of one person of a room, who is there today: with its fact and its entry, in one transaction. A-01 for anybody else. */
export const changeFamilyPerson =
  ({ gate, commit, clock, rooms }: FamilyParts) =>
  async <T>(
    actor: Actor,
    { id, person }: { readonly id: PatientId; readonly person: FamilyPersonId },
    { deed, takesAway, check, write }: Change<T>,
  ): Promise<T> => {
    const about = { object: { kind: 'family-person', id: person } as const, shows: [] };
    const grant = await gate.require(actor, deed, { kind: 'familyRoom', id }, about);
    const room = await rooms.findById(id, { people: 1 }).lean<FamilyRoomRecord>();
    const known = room?.people.find(({ _id }) => _id === person);
    if (known === undefined) throw new Failure('A-01');
    if (!isStanding(known, tokyoDay(clock.now()))) throw new Failure('C-01', { reason: 'already-ended' });
    check?.(known, grant);
    const done = await commit(
      async (session) => {
        const set = async (fields: object): Promise<void> => {
          const changed = Object.entries(fields).map(([name, value]) => [`people.$.${name}`, value]);
          const here = { _id: id, people: { $elemMatch: { _id: person, ended: null } } };
          const found = await rooms.updateOne(here, { $set: Object.fromEntries(changed) }, { session });
          if (found.matchedCount === 0) throw new Failure('C-01', { reason: 'already-ended' });
        };
        const result = await write(known, set, session);
        await gate.wrote(grant, deed, about, session);
        return result;
      },
      [
        { kind: 'familyRoom', id },
        { kind: 'account', id: known.account },
      ],
      { account: actor.account, takesAway },
    );
    return done;
  };
