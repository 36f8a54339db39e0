import type { NoticeAudience } from '#contracts/http/noticeRoutes.ts';
import { useUploads } from '../attachments/useUploads.ts';

export interface NoticeDraft {
  readonly purpose: 'notice' | 'infection';
  readonly facilityKinds: NoticeAudience['facilityKinds'];
  readonly municipalities: NoticeAudience['municipalities'];
  readonly title: string;
  readonly text: string;
}

export const emptyNotice: NoticeDraft = {
  purpose: 'notice',
  facilityKinds: [],
  municipalities: [],
  title: '',
  text: '',
};

const kinds = ['document'] as const;
/** Its files, by the same name as its words: there again on each step, after 戻る and on another screen. */
export const useNoticeFiles = () => useUploads('notice', kinds);
