import { join } from 'node:path';
import { createGate } from '#access/createGate.ts';
import { membersReading } from '#access/membersReading.ts';
import { readersAmong } from '#access/readersAmong.ts';
import { readersOf } from '#access/readersOf.ts';
import type { Revocations } from '#access/revocations.ts';
import type { AttachmentId, FacilityId, PatientId, PositionId } from '#domain/ids.ts';
import { minutesRow } from '#domain/records/minutes/minutesRow.ts';
import { tokyoDay } from '#domain/vocabulary/days.ts';
import { conferenceOwners } from '#platform/calls/conferenceOwners.ts';
import { openObjectStore } from '#platform/objectStore/openObjectStore.ts';
import type { Platform } from '#platform/platform.ts';
import { asWritten } from './accounts/asWritten.ts';
import { familyAccounts } from './accounts/familyAccounts.ts';
import { attachmentsFeature } from './attachments/attachmentsFeature.ts';
import { channelsFeature } from './channels/channelsFeature.ts';
import { rememberAuthors } from './channels/rememberAuthors.ts';
import type { Directory } from './composeDirectory.ts';
import { conferencesFeature } from './conferences/conferencesFeature.ts';
import { announceConference } from './conferences/tellConference.ts';
import { previewWithdrawal } from './consents/previewWithdrawal.ts';
import { sweepStatuses, tellStatuses } from './facilities/tellStatuses.ts';
import { familiesFeature } from './families/familiesFeature.ts';
import { groupsFeature } from './groups/groupsFeature.ts';
import type { JobQueue } from './jobs/jobQueue.ts';
import type { MinutesNeeds } from './minutes/minutesNeeds.ts';
import { openMinutesAttributes } from './minutes/openMinutesAttributes.ts';
import { noticesFeature } from './notices/noticesFeature.ts';
import { announceNotice } from './notices/tellConnections.ts';
import { openHints } from './realtime/hints.ts';
import { oneTimeLinks } from './sessions/oneTimeLinks.ts';
import { candidatesAt } from './teams/candidatesAt.ts';
import { checkInvited } from './teams/checkInvited.ts';
import { routePositions } from './teams/routePositions.ts';

interface Stands {
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

/** The gate, and the features of care that stand on it: files, channels, notices, conferences, minutes. */
export const composeCare = async (platform: Platform, stands: Stands) => {
  const { directory, revocations, queue, dataDir, holdsMinutes } = stands;
  const { env, clock } = platform;
  const { patients, positions, teams, municipalities, facilities } = directory.queries;
  const today = () => tokyoDay(clock.now());

  const notices = await noticesFeature(platform);
  const conferences = await conferencesFeature(platform);
  const minutes = holdsMinutes
    ? await (await import('./minutes/minutesFeature.ts')).minutesFeature(platform)
    : null;
  const groups = await groupsFeature(platform);
  const families = await familiesFeature(platform);
  const store = openObjectStore(env, join(dataDir, 'files'));
  const attachments = await attachmentsFeature(platform, {
    store,
    // A file of a channel is shown again (WA15) as far as the post that names it was.
    seqOf: async (record, id): Promise<number | null> =>
      record.kind === 'channel' ? channels.seqOfAttachment(record.id, id) : null,
    withdrawalOf: (channel, id) => channels.withdrawalOf(channel, id),
  });
  const readers = {
    ...directory.attributes,
    conference: conferences.attributes,
    minutes: minutes?.attributes ?? (await openMinutesAttributes(platform.db)),
    notice: notices.attributes,
    group: groups.attributes,
    familyRoom: families.attributes,
    attachment: attachments.attributes,
  };
  const judged = { readers, agreements: directory.agreements.current };
  const gate = await createGate(platform, { ...judged, revocations });
  const hints = await openHints(platform);

  const peopleAt = async (asked: readonly { position: PositionId; at: Date }[]) => {
    const found = await positions.positions(asked.map(({ position }) => position));
    return asked.map(({ position, at }) => {
      const person = found.get(position);
      if (person === undefined) return null;
      const { name, profession } = asWritten(person, at);
      return { name, profession };
    });
  };
  const people = async (ids: readonly PositionId[]) => {
    const found = await positions.positions(ids);
    const names = await municipalities.names(
      [...found.values()].flatMap(({ municipality }) => municipality ?? []),
    );
    return new Map(
      [...found].map(([id, each]) => [
        id,
        {
          account: each.account,
          position: id,
          name: each.name,
          profession: each.profession,
          facility: each.facilityName,
          code: each.municipality,
          municipality: each.municipality === null ? '' : (names.get(each.municipality) ?? each.municipality),
        },
      ]),
    );
  };
  const conferenceMembers = (patient: PatientId) => teams.membersFor(patient, 'conference', today());
  const routed = { agreements: directory.agreements, patients, positions, municipalities, clock };

  const asReaders = { ...judged, clock };
  const reading = readersOf(asReaders);

  const preview = previewWithdrawal({
    ...{ gate, clock, patientAttributes: patients.attributes, conferencesOf: conferences.attributesOf },
    ...{ positions: positions.positions, readersAmong: readersAmong(asReaders), names: municipalities.names },
    patientOf: async (consent) =>
      (await directory.stores.consents.consents.findById(consent).lean())?.patient ?? null,
  });

  const authorAt = rememberAuthors(positions.ofAccount, revocations.onRevoked);
  const channels = await channelsFeature(platform, {
    gate,
    hints,
    patientOfChannel: gate.known.patientOfChannel,
    channelsOfPosition: async (position) =>
      (await patients.headers(await teams.patientsOf(position))).map(({ _id: patient, channel }) => ({
        channel,
        patient,
      })),
    describePosition: authorAt,
    membersReading: membersReading({ ...asReaders, readers: gate.known }),
    claimAttachments: attachments.claim,
  });

  const usedNotices = notices.use({
    gate,
    account: gate.known.account,
    agreements: directory.agreements.settled,
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
    parties: directory.agreements.partiesOn,
    isHub: directory.agreements.isHub,
    clauseTitle: (agreement, version, clause) =>
      directory.agreements.clause(agreement, version, clause)?.title ?? null,
    municipalityNames: municipalities.names,
    facilities: facilities.find,
    personNames: positions.personNames,
    claim: (actor, ids: readonly AttachmentId[], notice, noticeKind, naming) =>
      attachments.claim(actor, ids, { kind: 'notice', id: notice, noticeKind }, naming),
    announce: announceNotice(hints),
    endedAmong: positions.endedAmong,
    startDelivery: (id) =>
      // A job that could not be asked for is mended by the sweep; the notice itself is stored.
      queue.start('deliver-notice', { id }).catch((error: Error) => {
        platform.log.warn({ notice: id, err: error.message }, 'delivery left to the sweep');
      }),
  });

  const startTelling = (id: FacilityId): Promise<void> =>
    queue.start('tell-facility-status', { id }).catch((error: Error) => {
      platform.log.warn({ facility: id, err: error.message }, 'telling left to the sweep');
    });

  const usedConferences = conferences.use({
    gate,
    positions: async (ids, at) => {
      const found = await positions.positions(ids);
      return new Map(
        [...found].flatMap(([id, each]) => {
          const { name, profession, facilityName: facility, municipality } = at ? asWritten(each, at) : each;
          return municipality === null ? [] : [[id, { name, profession, facility, municipality }] as const];
        }),
      );
    },
    municipalityName: municipalities.name,
    patientHeader: async (id) => (await patients.headers([id]))[0] ?? null,
    conferenceMembers,
    announce: announceConference(hints),
    readersOf: (id, people) => reading({ kind: 'conference', id }, people),
    checkInvited: checkInvited(routed),
    openMinutes: async (wanted) => {
      const responsible = await positions.position(wanted.responsible);
      const account =
        responsible === null ? null : await directory.queries.signIn.findById(responsible.account);
      // What a sample account holds is printed as 見本, whenever it is held.
      await held(minutes).openMinutes({ ...wanted, sample: account?.sample ?? false });
    },
    closeAttendance: (conference) => held(minutes).closeAttendance(conference),
    roomIsHeld: conferenceOwners(platform.redis, platform.redisPrefix).isHeld,
    commitRevocable: revocations.commit,
  });

  const minutesNeeds: MinutesNeeds = {
    gate,
    people,
    peopleAt,
    conference: conferences.find,
    patientName: async (id) => (await patients.headers([id]))[0]?.name ?? '',
    conferenceMembers,
    readersOf: (id, people) => reading({ kind: 'minutes', id }, people),
    routeMinutes: (patient, asked) => routePositions(routed)(patient, minutesRow, asked, null),
  };
  const usedMinutes = minutes?.use(minutesNeeds) ?? null;

  return {
    gate,
    hints,
    startTelling,
    previewWithdrawal: preview,
    statuses: {
      tell: tellStatuses(directory.stores.facilities, usedNotices.announceStatus),
      sweep: sweepStatuses(directory.stores.facilities, startTelling, clock),
    },
    features: {
      ...{ attachments, channels, conferences, notices },
      get minutes() {
        return held(minutes);
      },
    },
    used: {
      ...{ notices: usedNotices, conferences: usedConferences },
      get minutes() {
        return held(usedMinutes);
      },
    },
    http: {
      attachments: attachments.http(gate),
      channels: channels.http,
      notices: usedNotices.http,
      conferences: usedConferences.http,
      get minutes() {
        return held(usedMinutes).http;
      },
      groups: groups.http({
        ...{ gate, clock, commit: revocations.commit, agreements: directory.agreements.settled },
        ...{ candidates: candidatesAt({ positions }), people, office: municipalities.office },
        municipalityName: municipalities.name,
      }),
      families: families.http({
        ...{ gate, clock, commit: revocations.commit, people },
        accounts: familyAccounts({
          ...{ store: directory.stores.accounts, secrets: directory.secrets, clock },
          makePasswordLink: oneTimeLinks(platform).makePasswordLink,
        }),
        personName: async (id) => (await positions.personNames([id])).get(id)?.(null) ?? '',
        municipalityName: municipalities.name,
        patientName: async (id) => (await patients.headers([id]))[0]?.name ?? '',
        homeOf: async (id) => (await patients.headers([id]))[0]?.home ?? null,
        team: (patient, day) => teams.membersFor(patient, 'care', day),
        patientsOf: teams.currentPatientsOf,
        claim: (actor, ids, { room, to }, naming) =>
          attachments.claim(actor, ids, { kind: 'familyRoom', id: room, part: to }, naming),
      }),
    },
    checkFiles: store.check,
  };
};

export type Care = Awaited<ReturnType<typeof composeCare>>;
