import { useTranslation } from 'react-i18next';
import type { minutesRoutes } from '#contracts/http/minutesRoutes.ts';
import type { Answer } from '#contracts/http/route.ts';
import { ruleWords } from '../../ui/ruleWords.ts';

/** Whom 回覧 does not reach, each with the rule that says so. */
export const NotAsked = ({
  people,
}: {
  people: Answer<typeof minutesRoutes.circulateMinutes>['notAsked'];
}) => {
  const { t } = useTranslation();
  return people.map((one) => (
    <p key={one.position}>
      {t('minutes.notAsked', { name: one.name, municipality: one.municipality })} {one.rule}{' '}
      {ruleWords(t, one.rule)}
    </p>
  ));
};
