import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceiptsView } from '#contracts/http/noticeRoutes.ts';
import { Button } from '../../ui/Button.tsx';
import { CrossingMark } from '../../ui/CrossingMark.tsx';
import { formatTime } from '../../ui/formatTime.ts';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import styles from './Notices.module.css';

type Facility = ReceiptsView['facilities'][number];
type Person = Facility['people'][number];

/** ● 確認 ◐ 既読 ○ 未読: of a facility, what the furthest of its people did. */
const stateOf = (people: readonly Person[]): 'acknowledged' | 'opened' | 'unread' => {
  if (people.some((person) => person.acknowledgedAt)) return 'acknowledged';
  return people.some((person) => person.openedAt) ? 'opened' : 'unread';
};
const signs = { acknowledged: '●', opened: '◐', unread: '○' } as const;

/** Per facility first; its people when asked for (some find receipts pressing: DOMAIN §6). */
export const ReceiptTable = ({ facilities }: { facilities: readonly Facility[] }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  const count = (state: string) => facilities.filter((one) => stateOf(one.people) === state).length;
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
              const state = stateOf(facility.people);
              return (
                <Fragment key={facility.id}>
                  <tr>
                    <th scope="row">
                      {facility.name}{' '}
                      {facility.crossing && <CrossingMark municipality={facility.municipality} />}
                    </th>
                    <td>
                      {signs[state]} {t(`notices.states.${state}`)}
                    </td>
                    <td>
                      <Button
                        look="text"
                        size="small"
                        aria-expanded={open === facility.id}
                        onPress={() => setOpen(open === facility.id ? null : facility.id)}
                      >
                        {t('notices.showPeople', { count: facility.people.length })}
                      </Button>
                    </td>
                  </tr>
                  {open === facility.id &&
                    facility.people.map((person) => (
                      <tr key={`${person.name} ${person.profession}`}>
                        <td>
                          {person.name}({person.profession})
                        </td>
                        <td colSpan={2}>
                          {person.acknowledgedAt
                            ? t('notices.personAcknowledged', { time: formatTime(person.acknowledgedAt) })
                            : person.openedAt
                              ? t('notices.personOpened', { time: formatTime(person.openedAt) })
                              : t('notices.states.unread')}
                        </td>
                      </tr>
                    ))}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
};
