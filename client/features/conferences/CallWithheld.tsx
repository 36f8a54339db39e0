import { useTranslation } from 'react-i18next';
import { Message } from '../../ui/Message.tsx';
import { ruleWords } from '../../ui/ruleWords.ts';

/** In place of 会議前の確認: by which rule the call is not for this reader, before any camera is asked for. */
export const CallWithheld = ({ rule }: { rule: string }) => {
  const { t } = useTranslation();
  return (
    <Message tone="warning" title={t('conferences.noCall.what')}>
      <p>{t('errors.rule', { rule, words: ruleWords(t, rule) })}</p>
      <p>{t('conferences.noCall.next')}</p>
    </Message>
  );
};
