import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { familyRoutes } from '#contracts/http/familyRoutes.ts';
import type { FamilyList } from '#contracts/http/familyView.ts';
import type { PatientId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';
import { isRefused } from '../../api/isRefused.ts';
import { addWords } from '../../i18n/addWords.ts';
import { family } from '../../i18n/ja/family.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatDay } from '../../ui/formatTime.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import styles from './Family.module.css';
import { InviteFamily } from './InviteFamily.tsx';
import { ProtectFamily } from './ProtectFamily.tsx';

addWords({ family });

type Person = FamilyList['people'][number];

/** The office's side of a room: who is in it and on what, invitations, sheets of numbers, 支援措置. None of its words. */
export const OfficeFamily = ({ familyRoom }: { familyRoom: PatientId }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [ending, setEnding] = useState<Person | null>(null);
  const [sheetOf, setSheetOf] = useState<Person | null>(null);
  const list = useQuery({
    queryKey: ['familyPeople', familyRoom],
    queryFn: ({ signal }) => callRoute(familyRoutes.listFamily, { params: { familyRoom } }, { signal }),
  });
  const moved = async () => {
    for (const key of ['familyPeople', 'familyRoom']) await queries.invalidateQueries({ queryKey: [key] });
  };
  const end = useMutation({
    mutationFn: ({ id }: Person) =>
      callRoute(familyRoutes.endFamily, {
        params: { familyRoom, familyPerson: id },
        body: { why: 'consent-withdrawn' },
      }),
    onSuccess: async () => {
      setEnding(null);
      await moved();
    },
  });
  const give = useMutation({
    mutationFn: ({ id }: Person) =>
      callRoute(familyRoutes.giveNumberSheet, { params: { familyRoom, familyPerson: id } }),
    onSuccess: moved,
  });
  if (isRefused(list)) return <ErrorNotice error={list.error} />;
  if (!list.data) return <Skeleton rows={2} />;
  const { people, acts } = list.data;
  return (
    <>
      <Card title={t('family.people')}>
        {people.length === 0 && <p>{t('family.notBegun')}</p>}
        <ul>
          {people.map((each) => (
            <li key={each.id}>
              <b>{each.name}</b>（{t(`family.relation.${each.relation}`)}）
              {each.decides && `・${t('family.decides')}`}
              {each.papers && `・${t(`family.papers.${each.papers.kind}`)}`}
              {each.ended && `・${t('family.office.ended')}`}
              {!each.ended && !each.hasSignIn && `・${t('family.office.noSignIn')}`}
              <br />
              {t('family.office.consent', {
                by: t(`family.office.by.${each.consent.by}`),
                ...{ name: each.consent.name, day: formatDay(each.consent.day) },
              })}
              <br />
              {t('family.office.identity', {
                document: t(`family.document.${each.identity.document}`),
                ...{ day: formatDay(each.identity.day), by: each.identity.seenBy },
              })}
              {!each.ended && (
                <div className={styles.actions}>
                  {acts.includes('keep-papers') && (
                    <Button size="small" onPress={() => setSheetOf(each)}>
                      {t('family.office.sheet')}
                    </Button>
                  )}
                  <Button look="danger" size="small" onPress={() => setEnding(each)}>
                    {t('family.office.withdrawn')}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      </Card>
      <InviteFamily familyRoom={familyRoom} isOffice={acts.includes('keep-papers')} onInvited={moved} />
      {acts.includes('protect-family') && <ProtectFamily familyRoom={familyRoom} />}
      <ConfirmDialog
        title={t('family.endTitle', { name: ending?.name ?? '' })}
        isOpen={ending !== null}
        onClose={() => setEnding(null)}
        action={t('family.office.withdrawn')}
        onConfirm={() => ending && end.mutate(ending)}
        work={end}
        isDangerous
      >
        <p>{t('family.endSure', { name: ending?.name ?? '' })}</p>
      </ConfirmDialog>
      <Dialog
        title={t('family.office.sheetTitle', { name: sheetOf?.name ?? '' })}
        isOpen={sheetOf !== null}
        onClose={() => {
          setSheetOf(null);
          give.reset();
        }}
      >
        <p>{t('family.office.sheetHelp')}</p>
        {give.error && <ErrorNotice error={give.error} />}
        {give.data ? (
          <>
            <ol className={styles.numbers}>
              {give.data.numbers.map((number) => (
                <li key={number}>{`${number.slice(0, 4)} ${number.slice(4)}`}</li>
              ))}
            </ol>
            <Button onPress={() => print()}>{t('family.office.print')}</Button>
          </>
        ) : (
          <Button look="filled" isDisabled={give.isPending} onPress={() => sheetOf && give.mutate(sheetOf)}>
            {t('family.office.sheet')}
          </Button>
        )}
      </Dialog>
    </>
  );
};
