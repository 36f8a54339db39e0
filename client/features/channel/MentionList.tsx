import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { matchesName } from '../../ui/matchesName.ts';
import type { Called } from './mentionsIn.ts';
import type { PatientRoom } from './PatientRoom.ts';
import styles from './Written.module.css';

const MOST = 8;

/** [WR10] Who can be called, by what is typed of name, reading, profession or facility; by touch, mouse or Tab. */
export const MentionList = ({
  room,
  typed,
  onChosen,
}: {
  room: PatientRoom;
  typed: string;
  onChosen: (called: Called) => void;
}) => {
  const { t } = useTranslation();
  const all = t('written.mentionAll');
  const people = room.team.map((one) => ({
    called: { kind: 'person', id: one.position, name: one.name } as const,
    said: `${one.name}（${one.profession}・${one.facility}）`,
    texts: [one.name, one.kana, one.profession, one.facility],
  }));
  const professions = [...new Set(room.team.map(({ profession }) => profession))].map((profession) => ({
    called: { kind: 'profession', id: profession, name: profession } as const,
    said: profession,
    texts: [profession],
  }));
  const everybody = {
    called: { kind: 'all', id: 'all', name: all } as const,
    said: all,
    texts: [all, 'ぜんいん'],
  };
  const fitting = [...people, ...professions, everybody].filter(({ texts }) => matchesName(typed, texts));
  if (fitting.length === 0) return null;
  return (
    <ul className={styles.choices} aria-label={t('written.mentions')}>
      {fitting.slice(0, MOST).map(({ called, said }) => (
        <li key={`${called.kind} ${called.id}`}>
          <Button size="small" onPress={() => onChosen(called)}>
            {said}
          </Button>
        </li>
      ))}
    </ul>
  );
};
