import type { AttributeReaders } from '#domain/access/attributeReaders.ts';
import type { ChannelId } from '#domain/ids.ts';
import { type ReadersParts, type ReadingPerson, readersAmong } from './readersAmong.ts';

/** [PO8] Who of a channel's team may read it now. */
export const membersReading =
  (parts: ReadersParts & { readonly readers: Pick<AttributeReaders, 'patientOfChannel'> }) =>
  async (channel: ChannelId): Promise<readonly ReadingPerson[]> => {
    const patient = await parts.readers.patientOfChannel(channel);
    if (patient === null) return [];
    // One position may have had several memberships, one after the other.
    const members = new Map(patient.memberships.map(({ position, account }) => [position, account]));
    const people = [...members].map(([position, account]) => ({ position, account }));
    return readersAmong(parts)({ kind: 'channel', patient }, people);
  };
