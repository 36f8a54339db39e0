import { useTranslation } from 'react-i18next';
import { membershipPurposes } from '#domain/records/patient/membershipPurposes.ts';
import { Choice } from './Choice.tsx';
import { ChoiceGroup } from './ChoiceGroup.tsx';

export type MembershipPurpose = (typeof membershipPurposes)[number];

interface PurposeChoiceProps {
  chosen: readonly MembershipPurpose[];
  onChange: (chosen: readonly MembershipPurpose[]) => void;
}

/** For what somebody is to be in a team, or a consent is given. */
export const PurposeChoice = ({ chosen, onChange }: PurposeChoiceProps) => {
  const { t } = useTranslation();
  return (
    <ChoiceGroup legend={t('team.purposes')} required>
      {membershipPurposes.map((purpose) => (
        <Choice
          key={purpose}
          kind="checkbox"
          checked={chosen.includes(purpose)}
          onChange={(on) => onChange(on ? [...chosen, purpose] : chosen.filter((one) => one !== purpose))}
        >
          {t(`vocabulary.purpose.${purpose}`)}
        </Choice>
      ))}
    </ChoiceGroup>
  );
};
