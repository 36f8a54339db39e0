import type { Connection } from 'mongoose';
import { openAttachmentStore } from '#server/attachments/attachmentStore.ts';
import { openUploadStore } from '#server/attachments/uploadStore.ts';
import { openChannelStore } from '#server/channels/channelStore.ts';
import { openConferenceStore } from '#server/conferences/conferenceStore.ts';
import { openFamilyStore } from '#server/families/familyStore.ts';
import { openGroupStore } from '#server/groups/groupStore.ts';
import { openMinutesStore } from '#server/minutes/minutesStore.ts';
import { openNoticeStore } from '#server/notices/noticeStore.ts';

/** What is stored of care: opened before the gate, whose attributes are read from it. */
export const openCareStores = async (db: Connection) => ({
  attachments: await openAttachmentStore(db),
  channels: await openChannelStore(db),
  conferences: await openConferenceStore(db),
  families: await openFamilyStore(db),
  groups: await openGroupStore(db),
  minutes: await openMinutesStore(db),
  notices: await openNoticeStore(db),
  uploads: await openUploadStore(db),
});
