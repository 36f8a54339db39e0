import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceiptsView } from '#contracts/http/noticeRoutes.ts';
import type { NoticeId } from '#domain/ids.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { CrossingMark } from '../../ui/CrossingMark.tsx';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { FacilityPeople } from './FacilityPeople.tsx';
import styles from './Notices.module.css';

type Facility = ReceiptsView['facilities'][number];

/** ● 確認 ◐ 既読 ○ 未読: of a facility, what the furthest of its people did. */
const stateOf = ({ openedAt, acknowledgedAt }: Pick<Facility, 'openedAt' | 'acknowledgedAt'>) => {
  if (acknowledgedAt) return 'acknowledged';
  return openedAt ? 'opened' : 'unread';
};
/** Counted are the facilities where somebody may read it now, and not one's own. */
export const isCounted = ({ people, own }: Pick<Facility, 'people' | 'own'>) => people > 0 && !own;

const signs = { acknowledged: '●', opened: '◐', unread: '○' } as const;

/** Per facility first; its people when asked for (some find receipts pressing: DOMAIN §6). */
interface ReceiptTableProps {
  notice: NoticeId;
  facilities: readonly Facility[];
}

export const ReceiptTable = ({ notice, facilities }: ReceiptTableProps) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  const count = (state: string) =>
    facilities.filter((one) => isCounted(one) && stateOf(one) === state).length;
  return (
    <>
      <p role="status">
        {(['acknowledged', 'opened', 'unread'] as const).map((state) => (
          <span key={state}>
            {signs[state]} {t(`notices.states.${state}`)} {count(state)}
            {'　'}
          </span>
        ))}
      </p>
      <ScrollRegion label={t('notices.receipts')}>
        <table className={styles.wide}>
          <thead>
            <tr>
              <th scope="col">{t('notices.facility')}</th>
              <th scope="col">{t('common.state')}</th>
              <th scope="col">{t('notices.peopleOf')}</th>
            </tr>
          </thead>
          <tbody>
            {facilities.map((facility) => {
              const state = stateOf(facility);
              return (
                <Fragment key={facility.id}>
                  <tr>
                    <th scope="row">
                      {facility.name}{' '}
                      {facility.crossing && <CrossingMark municipality={facility.municipality} />}
                      {facility.own && <Badge>{t('notices.ownFacility')}</Badge>}
                    </th>
                    <td>
                      {facility.people === 0 ? (
                        <Badge icon="leave">{t('notices.allLeft')}</Badge>
                      ) : (
                        <>
                          {signs[state]} {t(`notices.states.${state}`)}
                        </>
                      )}
                    </td>
                    <td>
                      <Button
                        look="text"
                        size="small"
                        aria-expanded={open === facility.id}
                        onPress={() => setOpen(open === facility.id ? null : facility.id)}
                      >
                        {t('notices.showPeople', { count: facility.people + facility.left })}
                      </Button>
                    </td>
                  </tr>
                  {open === facility.id && <FacilityPeople notice={notice} facility={facility.id} />}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
};
