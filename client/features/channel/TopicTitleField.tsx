import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/TextField.tsx';

interface TopicTitleFieldProps {
  title: string;
  /** One has tried to send it without. */
  isMissing: boolean;
  onChange: (title: string) => void;
}

/** The title of a topic, where it is opened and where it is put right. */
export const TopicTitleField = ({ title, isMissing, onChange }: TopicTitleFieldProps) => {
  const { t } = useTranslation();
  return (
    <TextField
      label={t('channel.topicTitle')}
      value={title}
      onChange={onChange}
      maxLength={100}
      isRequired
      error={isMissing ? t('channel.titleMissing') : null}
    />
  );
};
