/** What the trail calls a file, who stands to it how, and what is done with it; `read` has its word for all kinds. */
export const attachmentWords = {
  ja: { record: '添付ファイル', relations: { uploader: '添付した人' }, acts: {} },
  en: { record: 'attachment', relations: { uploader: 'Who attached it' }, acts: {} },
} as const;
