import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/TextField.tsx';

interface Props {
  readonly value: string;
  readonly onChange: (next: string) => void;
  readonly help?: string;
  readonly isRequired?: boolean;
}

/** Why somebody's right is ended, refused or objected to; whom it concerns is told of it. */
export const ReasonField = ({ value, onChange, help, isRequired = true }: Props) => {
  const { t } = useTranslation();
  return (
    <TextField
      label={t('rights.team.reason')}
      {...(help !== undefined && { help })}
      value={value}
      onChange={onChange}
      maxLength={400}
      rows={2}
      isRequired={isRequired}
    />
  );
};
