import type { AttachmentFacts, FactReaders, NoticeFacts, PatientFacts } from '#domain/access/facts.ts';
import type { RecordFacts } from '#domain/access/recordFacts.ts';
import type { RecordRef } from '#domain/access/recordRef.ts';
import { type AccountId, type Branded, nobodyId } from '#domain/ids.ts';

type Container = Exclude<RecordFacts, { kind: 'attachment' }>;

/**
 * Loads a record's facts afresh. An unknown id takes the same path through the store as a record that the reader has
 * no relation to: the attack is to tell the two apart by what is asked, or by how long it takes.
 */
export const loadRecord = async (
  readers: FactReaders,
  ref: RecordRef,
  reader: AccountId,
): Promise<RecordFacts | null> => {
  switch (ref.kind) {
    case 'municipality': {
      // A code that is no municipality of this house is an unknown id: its fact has no home, and makes no chain (AU15).
      const office = await readers.office(ref.id);
      return office && { kind: 'municipality', municipality: ref.id };
    }
    case 'facility': {
      const facility = await readers.facility(ref.id);
      return facility && { kind: 'facility', facility };
    }
    case 'patient':
    case 'channel': {
      const patient = await (ref.kind === 'patient'
        ? readers.patient(ref.id)
        : readers.patientOfChannel(ref.id));
      return patient && { kind: ref.kind, patient };
    }
    case 'conference': {
      const conference = await readers.conference(ref.id);
      const patient = await readers.patient(conference?.patient ?? nobodyId());
      return conference && patient && { kind: 'conference', conference, patient };
    }
    case 'minutes': {
      const minutes = await readers.minutes(ref.id);
      const conference = await readers.conference(minutes?.conference ?? nobodyId());
      const patient = await readers.patient(conference?.patient ?? nobodyId());
      return minutes && conference && patient && { kind: 'minutes', minutes, conference, patient };
    }
    case 'notice': {
      const notice = await readers.notice(ref.id, reader);
      const patient = await readers.patient(notice?.patient ?? nobodyId());
      return noticeOf(notice, patient);
    }
    case 'attachment': {
      const attachment = await readers.attachment(ref.id);
      const container = await loadContainer(readers, attachment, reader);
      if (attachment === null) return null;
      if (attachment.record === null) return { kind: 'attachment', attachment, container: null };
      return container && { kind: 'attachment', attachment, container };
    }
  }
};

/** An attachment's record can be of any kind, so every kind is asked for, whichever it is. */
const loadContainer = async (
  readers: FactReaders,
  attachment: AttachmentFacts | null,
  reader: AccountId,
): Promise<Container | null> => {
  const record = attachment?.record ?? null;
  const idOf = <Id extends Branded<string>>(kind: RecordRef['kind']): Id =>
    record?.kind === kind ? (record.id as string as Id) : nobodyId<Id>();
  const minutes = await readers.minutes(idOf('minutes'));
  const [conference, notice] = await Promise.all([
    readers.conference(minutes?.conference ?? idOf('conference')),
    readers.notice(idOf('notice'), reader),
  ]);
  const [direct, ofChannel] = await Promise.all([
    readers.patient(conference?.patient ?? notice?.patient ?? idOf('patient')),
    readers.patientOfChannel(idOf('channel')),
  ]);
  return containerOf(record, { minutes, conference, direct, ofChannel, notice });
};

interface Loaded {
  readonly minutes: Awaited<ReturnType<FactReaders['minutes']>>;
  readonly conference: Awaited<ReturnType<FactReaders['conference']>>;
  readonly notice: Awaited<ReturnType<FactReaders['notice']>>;
  readonly direct: PatientFacts | null;
  readonly ofChannel: PatientFacts | null;
}

const containerOf = (record: RecordRef | null, loaded: Loaded): Container | null => {
  const { minutes, conference, direct, ofChannel, notice } = loaded;
  switch (record?.kind) {
    case 'channel':
      return ofChannel && { kind: 'channel', patient: ofChannel };
    case 'patient':
      return direct && { kind: 'patient', patient: direct };
    case 'conference':
      return conference && direct && { kind: 'conference', conference, patient: direct };
    case 'minutes':
      return minutes && conference && direct && { kind: 'minutes', minutes, conference, patient: direct };
    case 'notice':
      return noticeOf(notice, direct);
    default:
      return null;
  }
};

/** An admission note without its patient is no record; every other notice is about nobody. */
const noticeOf = (notice: NoticeFacts | null, patient: PatientFacts | null) =>
  notice === null || (notice.patient !== null && patient === null)
    ? null
    : { kind: 'notice' as const, notice, patient };
