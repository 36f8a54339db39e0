import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { familyRoutes } from '#contracts/http/familyRoutes.ts';
import type { FamilyRoomView } from '#contracts/http/familyView.ts';
import type { PositionId } from '#domain/ids.ts';
import { callRoute } from '../../api/callRoute.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';

/** Who is in the room; for who decides also whom to take out, and who reads what is written to the doctor (FA5, FA6). */
export const FamilyPeople = ({ room }: { room: FamilyRoomView }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [ending, setEnding] = useState<FamilyRoomView['people'][number] | null>(null);
  const [leaving, setLeaving] = useState(false);
  const [readers, setReaders] = useState<readonly PositionId[] | null>(null);
  const { familyRoom, acts, side } = room;
  const params = { familyRoom };
  const onSuccess = async () => {
    setEnding(null);
    setLeaving(false);
    setReaders(null);
    await queries.invalidateQueries({ queryKey: ['familyRoom'] });
    await queries.invalidateQueries({ queryKey: ['familyRooms'] });
  };
  const end = useMutation({
    mutationFn: (person: FamilyRoomView['people'][number]) =>
      callRoute(familyRoutes.endFamily, {
        params: { familyRoom, familyPerson: person.id },
        body: { why: 'decided' },
      }),
    onSuccess,
  });
  const leave = useMutation({
    mutationFn: () => callRoute(familyRoutes.leaveFamilyRoom, { params }),
    onSuccess,
  });
  const name = useMutation({
    mutationFn: (chosen: readonly PositionId[]) =>
      callRoute(familyRoutes.nameFamilyReaders, { params, body: { readers: [...chosen] } }),
    onSuccess,
  });
  const named = room.readers.map(({ position }) => position);
  const nameOf = (each: FamilyRoomView['people'][number]) => each.name ?? t('family.hiddenName');
  return (
    <Card title={t('family.people')}>
      <ul>
        {room.people.map((each) => (
          <li key={each.id}>
            {nameOf(each)}（{t(`family.relation.${each.relation}`)}）{each.isSelf && `・${t('family.self')}`}
            {each.decides && `・${t('family.decides')}`}
            {side === 'family' && acts.includes('end-family') && !each.isSelf && (
              <Button look="danger" size="small" onPress={() => setEnding(each)}>
                {t('family.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {acts.includes('name-family-readers') && readers === null && (
        <Button onPress={() => setReaders(named)}>{t('family.nameReaders')}</Button>
      )}
      {readers !== null && (
        <ChoiceGroup legend={t('family.readers')}>
          {room.choices.map(({ position, name, profession, facility }) => (
            <Choice
              key={position}
              kind="checkbox"
              checked={readers.includes(position)}
              onChange={(isOn) =>
                setReaders(isOn ? [...readers, position] : readers.filter((each) => each !== position))
              }
            >
              {[profession, name, facility].filter(Boolean).join(' ')}
            </Choice>
          ))}
          {name.error && <ErrorNotice error={name.error} />}
          <Button
            isDisabled={name.isPending}
            onPress={() =>
              name.mutate(readers.filter((one) => room.choices.some(({ position }) => position === one)))
            }
          >
            {t('family.saveReaders')}
          </Button>
        </ChoiceGroup>
      )}
      {acts.includes('leave-family-room') && (
        <Button look="text" onPress={() => setLeaving(true)}>
          {t('family.leave')}
        </Button>
      )}
      <ConfirmDialog
        title={t('family.leaveTitle')}
        isOpen={leaving}
        onClose={() => setLeaving(false)}
        action={t('family.leave')}
        onConfirm={() => leave.mutate()}
        work={leave}
        isDangerous
      >
        <p>{t('family.leaveSure')}</p>
      </ConfirmDialog>
      <ConfirmDialog
        title={t('family.endTitle', { name: ending ? nameOf(ending) : '' })}
        isOpen={ending !== null}
        onClose={() => setEnding(null)}
        action={t('family.end')}
        onConfirm={() => ending && end.mutate(ending)}
        work={end}
        isDangerous
      >
        <p>{t('family.endSure', { name: ending ? nameOf(ending) : '' })}</p>
      </ConfirmDialog>
    </Card>
  );
};
