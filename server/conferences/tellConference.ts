import type { ConferenceId } from '#domain/ids.ts';
import type { Connections } from '../realtime/connections.ts';
import type { Hints } from '../realtime/hints.ts';
import type { ConferenceRecord } from './conferenceModel.ts';
import type { ConferenceParts } from './conferenceParts.ts';

/** The hint that a conference was planned, begun, ended or called off: its id alone. */
export const conferenceHint = 'conference';

export const announceConference =
  (hints: Hints) =>
  (conference: ConferenceId): void =>
    hints.publish(conferenceHint, { conference });

/**
 * [NO7] Tells everybody who holds it or is invited, in the room or not, that a conference has changed: somebody who
 * has left its call learns that it has ended. Each must still be allowed to read it.
 */
export const tellConference = (
  { conferences, readersOf }: Pick<ConferenceParts, 'conferences' | 'readersOf'>,
  { hints, connections }: { hints: Hints; connections: Connections },
): (() => void) => {
  const tell = async (conference: ConferenceId): Promise<void> => {
    const record = await conferences
      .findById(conference, { holder: 1, invited: 1 })
      .lean<Pick<ConferenceRecord, 'holder' | 'invited'>>();
    if (record === null) return;
    const own = [record.holder, ...record.invited].flatMap((position) =>
      connections.ofPosition(position).map((connection) => ({ position, connection })),
    );
    if (own.length === 0) return;
    const people = new Map(own.map(({ position, connection }) => [position, connection.account]));
    const asked = [...people].map(([position, account]) => ({ position, account }));
    const reading = new Set((await readersOf(conference, asked)).map(({ position }) => position));
    for (const { position, connection } of own)
      if (reading.has(position) && !connection.isClosed)
        connection.emit('conference:changed', { conference });
  };
  // A hint that is lost is made good when the screen is looked at next.
  return hints.on(conferenceHint, ({ conference }) => {
    void tell(conference as ConferenceId).catch(() => undefined);
  });
};
