import { useTranslation } from 'react-i18next';
import { Message } from '../../ui/Message.tsx';
import { type LeftOut, MOST_FILES } from './judgePick.ts';

/** What was picked and not taken: each by its name, with the reason and what to do. */
export const LeftOutFiles = ({ left }: { left: readonly LeftOut[] }) => {
  const { t } = useTranslation();
  if (left.length === 0) return null;
  const placed = left.map((one, place) => ({ ...one, place: `${place}` }));
  return (
    <Message tone="error" live title={t('attachments.leftOut', { count: left.length })}>
      <ul>
        {placed.map(({ name, problem, limit, place }) => (
          <li key={place}>
            <b>{name}</b>{' '}
            {t(`attachments.problems.${problem}`, {
              most: problem === 'count' ? MOST_FILES : (limit ?? 0) / 1_000_000,
            })}
          </li>
        ))}
      </ul>
    </Message>
  );
};
