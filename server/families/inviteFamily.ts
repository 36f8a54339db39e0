import type { Grant } from '#access/gate.ts';
import type { familyRoutes } from '#contracts/http/familyRoutes.ts';
import type { Answer, Body } from '#contracts/http/route.ts';
import type { Actor } from '#domain/access/actor.ts';
import type { AccountId, PatientId } from '#domain/ids.ts';
import { foldName } from '#domain/names/foldName.ts';
import { decidesForPatient } from '#domain/records/familyRoom/decidesForPatient.ts';
import type { FamilyPersonId } from '#domain/records/familyRoom/familyAttributes.ts';
import { reviewDay } from '#domain/records/familyRoom/reviewDay.ts';
import { type Day, tokyoDay } from '#domain/vocabulary/days.ts';
import { Failure } from '#platform/failure.ts';
import { idOfWrite } from '#platform/idOfWrite.ts';
import { isDuplicateKey } from '#platform/isDuplicateKey.ts';
import { requirePastDay } from '#platform/requirePastDay.ts';
import { wrongField } from '#platform/wrongField.ts';
import { checkPapers } from './checkPapers.ts';
import type { FamilyLink, FamilyParts } from './familyParts.ts';
import type { FamilyPerson, FamilyRoomRecord } from './familyRoomModel.ts';
import { isStanding } from './isStanding.ts';
import { personAttributes } from './personAttributes.ts';

type Invitation = Body<typeof familyRoutes.inviteFamily>;

/**
 * [FA3] The patient, or one whom they name, whose identity was proved in person: by an officer of the home or the care manager
 * in charge, on a consent. The account is made with it, or found (one person, one account). The same clientId again is the same
 * invitation, with a link as long as no password was chosen by one.
 */
export const inviteFamily =
  (parts: FamilyParts) =>
  async (
    actor: Actor,
    id: PatientId,
    wanted: Invitation,
  ): Promise<Answer<typeof familyRoutes.inviteFamily>> => {
    const { gate, commit, clock, rooms, accounts } = parts;
    const personId = idOfWrite<FamilyPersonId>('family-person', actor.account, id, wanted.clientId);
    const about = { object: { kind: 'family-person', id: personId } as const, shows: [] };
    const grant = await gate.require(actor, 'invite-family', { kind: 'familyRoom', id }, about);
    const day = tokyoDay(clock.now());
    const room = await rooms.findById(id).lean<FamilyRoomRecord>();
    const before = room?.people.find(({ _id }) => _id === personId);
    const municipality = grant.ground.from;
    const account = before?.account ?? (await accountOf(parts, wanted, municipality));
    if (before === undefined) refuse(grant, wanted, room, { day, account });
    const whose = account ?? idOfWrite<AccountId>('family-account', personId);
    const at = clock.now();
    const by = { account: actor.account, position: actor.position };
    const person: FamilyPerson = {
      ...{ _id: personId, account: whose, relation: wanted.relation, from: day, until: null },
      consent: { ...wanted.consent, reason: wanted.consent.reason ?? null },
      ...{ identity: wanted.identity, papers: wanted.papers ? { ...wanted.papers, by } : null },
      reviewBy: wanted.consent.by === 'office' ? reviewDay(day) : null,
      ...{ reviews: [], invitedBy: by, invitedAt: at, ended: null },
    };
    const link = await commit(
      async (session): Promise<FamilyLink | null> => {
        if (before === undefined) {
          if (account === null)
            await accounts.make(wanted.person, { id: whose, municipality, by: actor.account }, session);
          await rooms.updateOne({ _id: id }, { $push: { people: person } }, { session, upsert: true });
        }
        await gate.wrote(grant, 'invite-family', about, session);
        return accounts.link(whose, session);
      },
      [
        { kind: 'familyRoom', id },
        { kind: 'account', id: whose },
      ],
      { account: actor.account },
    ).catch((error: unknown) => {
      if (isDuplicateKey(error)) throw new Failure('C-01', { reason: 'login-name-taken' });
      throw error;
    });
    return { person: personId, link: link && { secret: link.secret, until: link.until.toISOString() } };
  };

/** Of somebody who is in another room already: the same name to sign in with and the same name, of the same city. */
const accountOf = async (
  { accounts }: FamilyParts,
  { person }: Invitation,
  municipality: string,
): Promise<AccountId | null> => {
  const known = await accounts.byLoginName(person.loginName);
  if (known === null) return null;
  const isSame = known.isFamily && known.municipality === municipality;
  if (!isSame || foldName(known.name) !== foldName(person.name))
    throw new Failure('C-01', { reason: 'login-name-taken' });
  return known.id;
};

const refuse = (
  grant: Grant,
  { person, consent, identity, papers }: Invitation,
  room: FamilyRoomRecord | null,
  { day, account }: { readonly day: Day; readonly account: AccountId | null },
): void => {
  // What only the office does: to look at papers, and to decide where nobody can agree.
  if ((papers !== undefined || consent.by === 'office') && !grant.acts.includes('keep-papers'))
    throw new Failure('A-06', { reason: 'not-given' });
  if (consent.by === 'office' && consent.reason === undefined)
    throw wrongField('consent.reason', 'is blank', 'blank');
  requirePastDay('consent.day', consent.day, day);
  requirePastDay('identity.day', identity.day, day);
  if (papers !== undefined) checkPapers(papers, day);
  const here = (room?.people ?? []).filter((each) => isStanding(each, day));
  if (account !== null && here.some((each) => each.account === account))
    throw new Failure('C-01', { reason: 'already-member' });
  const barred = room?.protections.at(-1)?.barred ?? [];
  if (barred.some((name) => foldName(name) === foldName(person.name)))
    throw new Failure('C-01', { reason: 'family-barred' });
  const isProxy = (each: FamilyPerson) =>
    each.papers !== null && decidesForPatient(personAttributes(each), day);
  if (consent.by === 'proxy' && papers === undefined && !here.some(isProxy))
    throw new Failure('C-01', { reason: 'no-proxy' });
};
