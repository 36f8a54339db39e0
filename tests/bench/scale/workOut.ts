import type { ScaleCollection } from './collections.ts';
import type { AssumedName, MeasuredName } from './figures.ts';

export interface RecordSize {
  readonly bytes: number;
  readonly indexes: number;
}

export interface Known {
  /** Null: not measured, and in no sum. */
  readonly measured: Readonly<Record<MeasuredName, number | null>>;
  readonly assumed: Readonly<Record<AssumedName, number>>;
  readonly sizes: Readonly<Record<ScaleCollection, RecordSize | null>>;
}

/** One kind of work of a day: how often, and what it costs each time in milliseconds of CPU. */
export interface Work {
  readonly name: string;
  readonly service: Service;
  readonly aDay: number;
  readonly node: number | null;
  readonly store: number | null;
}
export type Service = 'web' | 'realtime' | 'collab' | 'media' | 'worker';

export interface Written {
  readonly collection: ScaleCollection;
  /** Documents written a day, new or changed. */
  readonly writes: number;
  readonly peakPerSecond: number;
  /** Bytes a year of what is new, with its indexes, one copy; null where the size is not measured. */
  readonly bytesAYear: number | null;
}

export interface Day {
  readonly patients: number;
  readonly sockets: number;
  readonly work: readonly Work[];
  /** Cores that are to be there for the busiest hour; null where nothing of it is measured. */
  readonly cores: Readonly<Record<Service | 'store', number | null>>;
  /** Bytes of the processes and their sockets in that hour; null where not measured. */
  readonly memory: Readonly<Record<Service, number | null>>;
  readonly written: readonly Written[];
  /** Bytes a year, one copy. */
  readonly storeBytesAYear: number;
  readonly fileBytesAYear: number;
}

const HOUR_S = 3_600;
const PACKETS_A_SECOND = 50;
/** A snapshot of minutes is made every so many entries. */
const SNAPSHOT_EVERY = 200;
const services: readonly Service[] = ['web', 'realtime', 'collab', 'media', 'worker'];

/** A day of so many people, from what was measured and what is assumed. All of it grows with the people. */
export const workOut = ({ measured, assumed, sizes }: Known, people: number): Day => {
  const patients = (people * assumed.patientsPerPerson) / assumed.teamSize;
  const homes = people * assumed.homes;
  const pages = people * assumed.pages;
  const posts = patients * assumed.posts;
  const marks = (posts * (assumed.teamSize - 1)) / assumed.postsPerMark;
  const notices = people * assumed.notices;
  const conferences = (patients * assumed.conferences) / assumed.workdays;
  const joins = conferences * assumed.conferenceSize;
  const entries = conferences * assumed.minutesEntries;
  const heard = assumed.conferenceSize * (assumed.conferenceSize - 1);
  const packets = conferences * assumed.callShare * assumed.callMinutes * 60 * PACKETS_A_SECOND * heard;

  const { judgeNode, judgeStore } = measured;
  // Opening a page judges its parts; the room among them is measured as a whole.
  const others = pages * (assumed.factsPerPage - 1);
  const work: Work[] = [
    { name: 'ホーム', service: 'web', aDay: homes, node: measured.homeNode, store: measured.homeStore },
    {
      name: 'a room opened',
      service: 'web',
      aDay: pages,
      node: measured.openNode,
      store: measured.openStore,
    },
    {
      name: 'another part of a page judged',
      service: 'web',
      aDay: others,
      node: judgeNode,
      store: judgeStore,
    },
    { name: 'a post', service: 'realtime', aDay: posts, node: measured.postNode, store: measured.postStore },
    {
      ...{ name: 'a post delivered', service: 'realtime', aDay: posts * assumed.listeners },
      ...{ node: measured.deliveryNode, store: null },
    },
    { name: 'a reading judged', service: 'realtime', aDay: marks, node: judgeNode, store: judgeStore },
    { name: 'minutes joined', service: 'collab', aDay: joins, node: measured.joinNode, store: null },
    {
      ...{ name: 'a packet of a voice at one ear', service: 'media', aDay: packets },
      ...{ node: sumOf(measured.packetWorker, measured.packetNode), store: null },
    },
    {
      ...{ name: 'a notice delivered', service: 'worker', aDay: notices },
      ...{ node: measured.noticeWorker, store: measured.noticeStore },
    },
  ];

  const coresOf = (costs: readonly (readonly [aDay: number, ms: number | null])[], idle: number) => {
    const known = costs.flatMap(([aDay, ms]) => (ms === null ? [] : [aDay * ms]));
    if (known.length === 0) return null;
    const inHour = known.reduce((sum, each) => sum + each, 0) * assumed.peakHour;
    return (inHour / 1_000 / HOUR_S + idle) / assumed.busy;
  };
  const sockets = people * assumed.online;
  const cores = Object.fromEntries(
    services.map((service) => [
      service,
      coresOf(
        work.filter((each) => each.service === service).map(({ aDay, node }) => [aDay, node]),
        service === 'realtime' ? sockets * (measured.socketIdle ?? 0) : 0,
      ),
    ]),
  ) as Record<Service, number | null>;
  const store = coresOf(
    work.map(({ aDay, store: ms }) => [aDay, ms]),
    0,
  );

  const processes: Record<Service, number | null> = {
    ...{ web: measured.webMemory, realtime: measured.realtimeMemory, collab: measured.collabMemory },
    ...{ media: measured.mediaMemory, worker: measured.workerMemory },
  };
  const memoryOf = (service: Service): number | null => {
    const each = processes[service];
    if (each === null) return null;
    const own = each * Math.max(1, Math.ceil(cores[service] ?? 0));
    if (service !== 'realtime') return own;
    return measured.socketMemory === null ? null : own + sockets * measured.socketMemory;
  };

  const crossing = 1 + assumed.crossing;
  const facts =
    homes * (measured.homeFacts ?? 0) + pages * assumed.factsPerPage + posts + marks + joins + notices;
  const receipts = marks;
  const photos = posts * assumed.photoShare;
  // What crosses a border is linked into the chains of both ends.
  const linked = (facts + posts + receipts + entries) * crossing;
  const added: Record<ScaleCollection, number> = {
    ...{ facts, auditChain: linked, posts, receipts, readMarks: 0, provisions: pages * assumed.crossing },
    ...{ minutesLog: entries, minutesSnapshots: entries / SNAPSHOT_EVERY, notice_deliveries: notices },
    ...{ attachments: photos, devices: 0 },
  };
  // Of these a day changes what is there, or makes what soon goes again.
  const changed: Partial<Record<ScaleCollection, number>> = {
    ...{ readMarks: posts + marks, devices: people * assumed.signIns, provisions: pages * assumed.crossing },
  };
  const written = (Object.keys(added) as ScaleCollection[]).map((collection): Written => {
    const writes = added[collection] + (changed[collection] ?? 0);
    const size = sizes[collection];
    return {
      ...{ collection, writes, peakPerSecond: (writes * assumed.peakHour) / HOUR_S },
      bytesAYear:
        size === null
          ? null
          : added[collection] * assumed.workdays * (size.bytes + size.indexes * assumed.indexEntry),
    };
  });
  return {
    ...{ patients, sockets, work, written },
    cores: { ...cores, store },
    memory: Object.fromEntries(services.map((each) => [each, memoryOf(each)])) as Day['memory'],
    storeBytesAYear: written.reduce((sum, { bytesAYear }) => sum + (bytesAYear ?? 0), 0),
    fileBytesAYear: photos * assumed.workdays * assumed.photoBytes,
  };
};

const sumOf = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? null : one + other;
