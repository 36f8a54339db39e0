import type { TFunction } from 'i18next';
import type { EntryAnswer } from '#contracts/http/entryView.ts';

/** What a topic is called in a list: its title, whose report it is, or that it cannot be shown. */
export const topicTitle = (t: TFunction, opener: EntryAnswer): string => {
  if (!('id' in opener)) return t('channel.withheldTopic');
  const title = 'withheld' in opener.body ? null : opener.body.title;
  return title ?? t('channel.reportOf', { name: opener.author.name });
};
