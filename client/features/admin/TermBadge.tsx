import { useTranslation } from 'react-i18next';
import type { Day } from '#domain/vocabulary/days.ts';
import { Badge } from '../../ui/Badge.tsx';
import { termOf } from './termOf.ts';

const looks = {
  'in-force': { tone: 'success', icon: 'check' },
  ending: { tone: 'warning', icon: 'warning' },
  ended: { tone: 'error', icon: 'close' },
  'not-yet': { tone: 'quiet', icon: 'clock' },
} as const;

/** 効力あり, 30日以内に終了, 終了 or これから: an icon and words, the colour only beside them. */
export const TermBadge = (props: { span: { from: string; until: string | null }; day: Day }) => {
  const { t } = useTranslation();
  const term = termOf(props.span, props.day);
  return <Badge {...looks[term]}>{t(`admin.terms.${term}`)}</Badge>;
};
