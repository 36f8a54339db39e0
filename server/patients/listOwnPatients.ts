import type { Grant } from '#access/gate.ts';
import type { Actor } from '#domain/access/actor.ts';
import { foldName } from '#domain/names/foldName.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { ageOn } from './ageOn.ts';
import type { PatientParts } from './patientParts.ts';

/**
 * The patients in whose teams the position that one acts in is. Each is judged by itself; a membership that is frozen
 * is told with its reason and without a name.
 */
export const listOwnPatients =
  ({ gate, clock, patients, municipalities, patientsOf }: PatientParts) =>
  async (actor: Actor, searched: string) => {
    if (actor.position === null) return { patients: [], stopped: [] };
    const day = tokyoDay(clock.now());
    const ids = await patientsOf(actor.position, day);
    const asked = await gate.askAll(
      actor,
      'list',
      ids.map((id) => ({ kind: 'patient', id })),
    );
    const answers = ids.map((id, at) => ({ id, answer: asked[at]! }));
    const grants = new Map<string, Grant>();
    for (const { id, answer } of answers) if (answer.allowed) grants.set(id, answer);
    const records = await patients.headers(ids.filter((id) => grants.has(id)));
    const names = await municipalities.names(records.map(({ home }) => home));
    const matching = records.filter(
      ({ name, kana }) => foldName(name).includes(searched) || foldName(kana).includes(searched),
    );
    matching.sort((a, b) => (a.kana < b.kana ? -1 : a.kana > b.kana ? 1 : 0));
    return {
      patients: matching.map(({ _id, channel, name, kana, birth, sex, home }) => ({
        ...{ id: _id, channel, name, kana, sex },
        age: ageOn(birth, day),
        home: { code: home, name: names.get(home) ?? home },
        crossing: grants.get(_id)?.account.municipality !== home,
        readOnly: grants.get(_id)?.readOnly ?? true,
      })),
      // A-01 for one of one's own memberships: it ended at this very moment, and is left out as if it had never been
      // listed.
      stopped: answers.flatMap(({ id, answer }) =>
        answer.allowed || answer.code === 'A-01'
          ? []
          : [
              {
                ...{ id, code: answer.code },
                rule: answer.details?.rule ?? null,
                since: answer.details?.since ?? null,
                office: answer.details?.office ?? null,
              },
            ],
      ),
    };
  };
