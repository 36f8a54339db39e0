import type { AttachmentView } from '#contracts/http/attachmentRoutes.ts';
import type { NoticeAudience } from '#contracts/http/noticeRoutes.ts';

export interface NoticeDraft {
  readonly purpose: 'notice' | 'infection';
  readonly facilityKinds: NoticeAudience['facilityKinds'];
  readonly municipalities: NoticeAudience['municipalities'];
  readonly title: string;
  readonly text: string;
  readonly files: readonly AttachmentView[];
}

export const emptyNotice: NoticeDraft = {
  purpose: 'notice',
  facilityKinds: [],
  municipalities: [],
  title: '',
  text: '',
  files: [],
};
