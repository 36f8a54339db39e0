import { join } from 'node:path';
import { createGate } from '#access/createGate.ts';
import { membersReading } from '#access/membersReading.ts';
import { readersAmong } from '#access/readersAmong.ts';
import { readersOf } from '#access/readersOf.ts';
import type { Revocations } from '#access/revocations.ts';
import type { JobKind } from '#contracts/jobs.ts';
import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { FacilityId, PatientId } from '#domain/ids.ts';
import { minutesRow } from '#domain/records/minutes/minutesRow.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { conferenceOwners } from '#platform/calls/conferenceOwners.ts';
import { openObjectStore } from '#platform/objectStore/openObjectStore.ts';
import type { Platform } from '#platform/platform.ts';
import { familyAccounts } from '#server/accounts/familyAccounts.ts';
import { attachmentsFeature } from '#server/attachments/attachmentsFeature.ts';
import { readAttachmentAttributes } from '#server/attachments/readAttachmentAttributes.ts';
import { channelsFeature } from '#server/channels/channelsFeature.ts';
import { rememberAuthors } from '#server/channels/rememberAuthors.ts';
import { conferenceQueries } from '#server/conferences/conferenceQueries.ts';
import { conferencesFeature } from '#server/conferences/conferencesFeature.ts';
import { announceConference } from '#server/conferences/tellConference.ts';
import { previewWithdrawal } from '#server/consents/previewWithdrawal.ts';
import { sweepStatuses, tellStatuses } from '#server/facilities/tellStatuses.ts';
import { familiesFeature } from '#server/families/familiesFeature.ts';
import { readFamilyAttributes } from '#server/families/readFamilyAttributes.ts';
import { groupsFeature } from '#server/groups/groupsFeature.ts';
import { readGroupAttributes } from '#server/groups/readGroupAttributes.ts';
import type { JobQueue } from '#server/jobs/jobQueue.ts';
import type { PartsOfMinutes } from '#server/minutes/minutesParts.ts';
import { readMinutesAttributes } from '#server/minutes/readMinutesAttributes.ts';
import { noticesFeature } from '#server/notices/noticesFeature.ts';
import { readNoticeAttributes } from '#server/notices/readNoticeAttributes.ts';
import { announceNotice } from '#server/notices/tellConnections.ts';
import { openHints } from '#server/realtime/hints.ts';
import { oneTimeLinks } from '#server/sessions/oneTimeLinks.ts';
import { candidatesAt } from '#server/teams/candidatesAt.ts';
import { checkInvited } from '#server/teams/checkInvited.ts';
import { routePositions } from '#server/teams/routePositions.ts';
import { openCareStores } from './careStores.ts';
import type { Directory } from './composeDirectory.ts';
import { namedPeople } from './namedPeople.ts';

interface Parts {
  readonly directory: Directory;
  readonly revocations: Revocations;
  readonly queue: JobQueue;
  /** The folder of files where no S3 and no FILES_DIR is named. */
  readonly dataDir: string;
  /** Whether documents are read or written here; a node of sockets has only to know of them (OP5). */
  readonly holdsMinutes: boolean;
}

const held = <Part>(part: Part | null): Part => {
  if (part === null) throw new Error('this service holds no minutes');
  return part;
};

/**
 * Care in four steps, each made of those before it: what is stored, the attributes that the gate judges by, the gate, and the
 * features that stand on it (files, channels, notices, minutes, conferences, groups, families).
 */
export const composeCare = async (platform: Platform, parts: Parts) => {
  const { directory, revocations, queue, dataDir, holdsMinutes } = parts;
  const { db, env, clock, log } = platform;
  const { patients, positions, teams, municipalities, facilities, signIn } = directory.queries;
  const { agreements } = directory;

  const stores = await openCareStores(db);
  const conferenceRecords = conferenceQueries(stores.conferences);
  const readers: AttributeReaders = {
    ...directory.attributes,
    conference: conferenceRecords.attributes,
    minutes: readMinutesAttributes(stores.minutes),
    notice: readNoticeAttributes(stores.notices),
    group: readGroupAttributes(stores.groups),
    familyRoom: readFamilyAttributes(stores.families.rooms),
    attachment: readAttachmentAttributes(stores.attachments, stores.channels.entries.seqOfAttachment),
  };
  const judged = { readers, agreements: agreements.current };
  const gate = await createGate(platform, { ...judged, revocations });

  const hints = await openHints(platform);
  const asReaders = { ...judged, clock };
  const reading = readersOf(asReaders);
  const routed = { agreements, patients, positions, municipalities, clock };
  const { people, peopleAt, inConference } = namedPeople(directory.queries);
  const conferenceMembers = (patient: PatientId) =>
    teams.membersFor(patient, 'conference', tokyoDay(clock.now()));
  /** A job that could not be asked for is mended by the sweep: what it carries on is stored. */
  const leftToSweep = (job: JobKind, id: string) => (error: Error) => {
    log.warn({ job, id, err: error.message }, 'left to the sweep');
  };
  const startTelling = (id: FacilityId): Promise<void> =>
    queue.start('tell-facility-status', { id }).catch(leftToSweep('tell-facility-status', id));

  const files = openObjectStore(env, join(dataDir, 'files'));
  const attachments = attachmentsFeature(platform, {
    ...{ attachments: stores.attachments, uploads: stores.uploads, store: files, gate },
    withdrawalOf: stores.channels.entries.withdrawalOf,
  });

  const channels = channelsFeature(platform, {
    gate,
    hints,
    store: stores.channels.entries,
    marks: stores.channels.marks,
    patientOfChannel: gate.known.patientOfChannel,
    channelsOfPosition: async (position) =>
      (await patients.headers(await teams.patientsOf(position))).map(({ _id: patient, channel }) => ({
        channel,
        patient,
      })),
    describePosition: rememberAuthors(positions.ofAccount, revocations.onRevoked),
    membersReading: membersReading({ ...asReaders, readers: gate.known }),
    claimAttachments: attachments.claim,
  });

  const notices = noticesFeature({
    gate,
    clock,
    ...stores.notices,
    account: gate.known.account,
    agreements: agreements.settled,
    candidates: async function* ({ facilityKinds, municipalities: asked }, day) {
      yield* positions.pagesAt(await facilities.attributesIn(asked, facilityKinds), day);
    },
    team: async (id, purpose, day) => {
      const [patient, members] = await Promise.all([
        patients.attributes(id),
        teams.membersFor(id, purpose, day),
      ]);
      return patient && { patient, candidates: await candidatesAt({ positions })(members, day) };
    },
    patientNames: async (ids) => new Map((await patients.headers(ids)).map(({ _id, name }) => [_id, name])),
    parties: agreements.partiesOn,
    isHub: agreements.isHub,
    clauseTitle: (agreement, version, clause) => agreements.clause(agreement, version, clause)?.title ?? null,
    municipalityNames: municipalities.names,
    facilities: facilities.find,
    personNames: positions.personNames,
    claim: (actor, ids, notice, noticeKind, naming) =>
      attachments.claim(actor, ids, { kind: 'notice', id: notice, noticeKind }, naming),
    announce: announceNotice(hints),
    endedAmong: positions.endedAmong,
    startDelivery: (id) => queue.start('deliver-notice', { id }).catch(leftToSweep('deliver-notice', id)),
  });

  const minutesParts: PartsOfMinutes = {
    gate,
    ...stores.minutes,
    people,
    peopleAt,
    conference: conferenceRecords.find,
    patientName: async (id) => (await patients.headers([id]))[0]?.name ?? '',
    conferenceMembers,
    readersOf: (id, among) => reading({ kind: 'minutes', id }, among),
    routeMinutes: (patient, asked) => routePositions(routed)(patient, minutesRow, asked, null),
  };
  const minutes = holdsMinutes
    ? (await import('#server/minutes/minutesFeature.ts')).minutesFeature(platform, minutesParts)
    : null;

  const conferences = conferencesFeature({
    gate,
    clock,
    log,
    conferences: stores.conferences,
    positions: inConference,
    municipalityName: municipalities.name,
    patientHeader: async (id) => (await patients.headers([id]))[0] ?? null,
    conferenceMembers,
    announce: announceConference(hints),
    readersOf: (id, among) => reading({ kind: 'conference', id }, among),
    checkInvited: checkInvited(routed),
    openMinutes: async (wanted) => {
      const responsible = await positions.position(wanted.responsible);
      const account = responsible === null ? null : await signIn.findById(responsible.account);
      // What a sample account holds is printed as 見本, whenever it is held.
      await held(minutes).openMinutes({ ...wanted, sample: account?.sample ?? false });
    },
    closeAttendance: (conference) => held(minutes).closeAttendance(conference),
    roomIsHeld: conferenceOwners(platform.redis, platform.redisPrefix).isHeld,
    commitRevocable: revocations.commit,
  });

  const groups = groupsFeature({
    gate,
    clock,
    groups: stores.groups,
    commit: revocations.commit,
    agreements: agreements.settled,
    candidates: candidatesAt({ positions }),
    people,
    office: municipalities.office,
    municipalityName: municipalities.name,
  });

  const families = familiesFeature({
    gate,
    clock,
    ...stores.families,
    commit: revocations.commit,
    people,
    accounts: familyAccounts({
      ...{ store: directory.stores.accounts, secrets: directory.secrets, clock },
      makePasswordLink: oneTimeLinks(platform).makePasswordLink,
    }),
    personNames: positions.personNames,
    municipalityName: municipalities.name,
    patientName: async (id) => (await patients.headers([id]))[0]?.name ?? '',
    team: (patient, day) => teams.membersFor(patient, 'care', day),
    patientsOf: teams.currentPatientsOf,
    claim: (actor, ids, { room, to }, naming) =>
      attachments.claim(actor, ids, { kind: 'familyRoom', id: room, part: to }, naming),
  });

  return {
    gate,
    hints,
    startTelling,
    previewWithdrawal: previewWithdrawal({
      ...{
        gate,
        clock,
        patientAttributes: patients.attributes,
        conferencesOf: conferenceRecords.attributesOf,
      },
      ...{
        positions: positions.positions,
        readersAmong: readersAmong(asReaders),
        names: municipalities.names,
      },
      patientOf: async (consent) =>
        (await directory.stores.consents.consents.findById(consent).lean())?.patient ?? null,
    }),
    statuses: {
      tell: tellStatuses(directory.stores.facilities, notices.announceStatus),
      sweep: sweepStatuses(directory.stores.facilities, startTelling, clock),
    },
    features: {
      ...{ attachments, channels, conferences, families, groups, notices },
      get minutes() {
        return held(minutes);
      },
    },
    checkFiles: files.check,
  };
};

export type Care = Awaited<ReturnType<typeof composeCare>>;
