import type { EntryAuthor } from '#domain/channels/entry.ts';
import type { AccountId, FacilityId, PositionId } from '#domain/ids.ts';
import type { WrittenDraft } from '#server/channels/channelLog.ts';

/** An author for tests of the log itself, which asks nobody who they are. */
export const sampleAuthor = (account: string): EntryAuthor => ({
  account: account.padStart(24, '0') as AccountId,
  position: `1${account.padStart(23, '0')}` as PositionId,
  name: '見本 花子',
  profession: '訪問看護師',
  facility: '2'.padStart(24, '0') as FacilityId,
  facilityName: '見本訪問看護ステーション',
  municipality: '232076',
});

/** A plain post of this author. */
export const sampleDraft = (account: string, clientId: string, text = clientId): WrittenDraft => ({
  fact: null,
  draft: {
    clientId,
    kind: 'post',
    author: sampleAuthor(account),
    thread: null,
    title: null,
    text,
    vitals: null,
    attachments: [],
    state: null,
    at: new Date('2026-07-01T00:00:00Z'),
  },
});
