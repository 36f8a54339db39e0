import { factOfWrite } from '#access/factOfWrite.ts';
import { unlinked } from '#access/unlinked.ts';
import type { conferenceRoutes } from '#contracts/http/conferenceRoutes.ts';
import type { Body } from '#contracts/http/route.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { ConferenceId, MinutesId, PatientId } from '#domain/ids.ts';
import { Failure } from '#platform/failure.ts';
import { idOfWrite } from '#platform/idOfWrite.ts';
import { isDuplicateKey } from '#platform/isDuplicateKey.ts';
import type { ConferenceRecord } from './conferenceModel.ts';
import type { ConferenceParts } from './conferenceParts.ts';

/**
 * Plans a conference and opens its minutes. Whoever plans it holds it and is responsible for its form (DOMAIN.md §4).
 * Only members of the team for the purpose `conference` can be invited: V-01 names those who are not, and A-07 gives
 * the rule where the invitation does not reach one of them today. A retry with the same clientId is the same
 * conference; if that one is another patient's, it is C-01.
 */
export const planConference =
  (parts: ConferenceParts) =>
  async (
    actor: Actor,
    patient: PatientId,
    wanted: Body<typeof conferenceRoutes.planConference>,
  ): Promise<ConferenceRecord> => {
    const grant = await parts.gate.require(actor, 'hold-conference', { kind: 'patient', id: patient });
    const holder = grant.position?.id;
    if (holder === undefined) throw new Failure('A-06', { reason: 'no-position' });
    const plannedBefore = async () => {
      const before = await parts.conferences
        .findOne({ holder, clientId: wanted.clientId })
        .lean<ConferenceRecord>();
      if (before === null) return null;
      // The gate was asked about this patient: of a conference of another patient not even its existence may be
      // shown.
      if (before.patient !== patient) throw new Failure('C-01', { reason: 'made-for-another' });
      await parts.gate.require(actor, 'read', { kind: 'conference', id: before._id });
      return before;
    };
    const before = await plannedBefore();
    if (before !== null) return before;

    const members = await parts.conferenceMembers(patient);
    const foreign = wanted.invited.flatMap((position, at) =>
      members.includes(position)
        ? []
        : [
            {
              path: `invited.${at}`,
              problem: 'no member of the team for conferences',
              code: 'not-in-team' as const,
            },
          ],
    );
    if (foreign.length > 0) throw new Failure('V-01', { fields: foreign });
    await parts.checkInvited(patient, wanted.invited);

    const plannedAt = parts.clock.now();
    // Made of what makes a retry the same conference: two presses at once open one and the same minutes.
    const id = idOfWrite<ConferenceId>(patient, holder, wanted.clientId);
    const fact = factOfWrite(grant, plannedAt, 'hold-conference', {
      object: { kind: 'conference', id },
      shows: [],
    });
    const record: ConferenceRecord = {
      _id: id,
      clientId: wanted.clientId,
      patient,
      kind: wanted.kind,
      title: wanted.title,
      place: wanted.place,
      startsAt: new Date(wanted.startsAt),
      state: 'planned',
      holder,
      holderAccount: actor.account,
      invited: wanted.invited.filter((position) => position !== holder),
      minutes: idOfWrite<MinutesId>(id, wanted.kind),
      plannedAt,
      startedAt: null,
      endedAt: null,
      facts: [fact],
      ...unlinked(fact),
    };
    // The minutes come first: so no conference names minutes that do not exist. Minutes without a conference can be
    // reached by nobody.
    await parts.openMinutes({
      id: record.minutes,
      conference: record._id,
      patient,
      form: wanted.kind,
      responsible: holder,
    });
    try {
      await parts.commitRevocable(
        (session) => parts.conferences.create([record], { session }),
        [{ kind: 'conference', id }],
        { account: actor.account },
      );
      parts.announce(record._id);
      return record;
    } catch (error) {
      const first = isDuplicateKey(error) ? await plannedBefore() : null;
      if (first === null) throw error;
      return first;
    }
  };
