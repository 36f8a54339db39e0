import type { minutesRoutes } from '#contracts/http/minutesRoutes.ts';
import type { AccountId, PositionId } from '#domain/ids.ts';
import type { Author } from '#domain/minutes/minutesEntry.ts';
import type { Platform } from '#platform/platform.ts';
import type { Handlers } from '#server/http/handlers.ts';
import { admitToDocument, type HoldAdmission } from './admitToDocument.ts';
import { changeMinutes } from './changeMinutes.ts';
import { closeAttendance } from './closeAttendance.ts';
import { collabDocuments } from './collabDocuments.ts';
import { documentLogs } from './documentLogs.ts';
import { finaliseMinutes } from './finaliseMinutes.ts';
import { minutesHandlers } from './minutesHandlers.ts';
import type { MinutesParts, PartsOfMinutes } from './minutesParts.ts';
import { openMinutes } from './openMinutes.ts';
import { openPrinting } from './pdf/openPrinting.ts';
import { presenceHints } from './presenceHints.ts';
import { recordAttendance } from './recordAttendance.ts';
import { sealFinalised } from './sealFinalised.ts';
import { snapshotStore } from './snapshotStore.ts';
import { viewMinutes } from './viewMinutes.ts';

export interface MinutesFeature {
  readonly http: Handlers<typeof minutesRoutes>;
  /** The use cases themselves, for the sample region: the same as behind the doors. */
  readonly commands: ReturnType<typeof changeMinutes> & {
    readonly finalise: ReturnType<typeof finaliseMinutes>;
    readonly view: ReturnType<typeof viewMinutes>;
  };
  /** For conferences: opens the minutes of one. */
  readonly openMinutes: ReturnType<typeof openMinutes>;
  /** For conferences: when one ends, those whom the room never saw leave have left. */
  readonly closeAttendance: ReturnType<typeof closeAttendance>;
  /** For the media service: what the room saw. */
  readonly recordAttendance: ReturnType<typeof recordAttendance>;
  /** For the worker service: seals minutes whose process died after 確定 and before the seal. */
  readonly sealFinalised: () => Promise<number>;
  /** The ports of the document door but for `sessions` (collab/ports.ts). */
  readonly collabPorts: (hold: HoldAdmission) => ReturnType<typeof collabPortsOf>;
}

/** Minutes: the log, the form and its routes, the seal, and what the document door stands on. */
export const minutesFeature = (platform: Platform, given: PartsOfMinutes): MinutesFeature => {
  const { clock, lifecycle, log } = platform;
  const snapshots = snapshotStore(given.db);
  const logs = documentLogs(platform, given.store, snapshots);
  lifecycle.opened('minutes logs', () => logs.close());
  const printing = openPrinting();
  lifecycle.opened('printing', () => printing.close());
  const parts: MinutesParts = { ...given, clock, log, snapshots, logs };
  return {
    http: minutesHandlers(parts, printing),
    commands: {
      ...changeMinutes(parts),
      finalise: finaliseMinutes(parts),
      view: viewMinutes(parts),
    },
    openMinutes: openMinutes(parts),
    closeAttendance: closeAttendance(parts),
    recordAttendance: recordAttendance(parts),
    sealFinalised: () => sealFinalised(parts),
    collabPorts: (hold) => collabPortsOf(platform, parts, hold),
  };
};

const collabPortsOf = (platform: Platform, parts: MinutesParts, hold: HoldAdmission) => {
  const hints = presenceHints(platform);
  const labels = new Map<PositionId, { name: string; position: string; account: AccountId }>();
  return {
    admit: admitToDocument(parts, hold),
    documents: collabDocuments(parts.logs, parts.store, parts.snapshots),
    hints,
    hears: () => parts.gate.hears(),
    people: {
      /**
       * What stands beside a caret: name, profession and facility. Each is asked for once by a node; a new name shows
       * after its next start.
       */
      label: async ({ account, position }: Author) => {
        if (position === null) return { name: '（不明）', position: '' };
        const known = labels.get(position);
        if (known?.account === account) return { name: known.name, position: known.position };
        const person = (await parts.people([position])).get(position);
        if (person === undefined || person.account !== account) return { name: '（不明）', position: '' };
        const label = { name: person.name, position: `${person.profession} ${person.facility}` };
        labels.set(position, { ...label, account });
        return label;
      },
    },
  };
};
