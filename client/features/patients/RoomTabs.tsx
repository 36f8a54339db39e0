import { useTranslation } from 'react-i18next';
import type { PatientView } from '#contracts/http/patientView.ts';
import { PageTabs } from '../../ui/PageTabs.tsx';
import { useChannel } from '../channel/useChannel.ts';
import { useTopics } from '../channel/useTopics.ts';
import type { Part } from './partsOf.ts';

interface PartTabsProps {
  patient: PatientView;
  parts: readonly Part[];
  shown: Part;
  calledName: string;
  path: string;
}

/** The parts of one patient; the first has the patient's own address. */
export const PartTabs = ({
  parts,
  shown,
  calledName,
  path,
  waiting,
}: PartTabsProps & { waiting?: number | null }) => {
  const { t } = useTranslation();
  return (
    <PageTabs
      label={t('patients.partsOf', { name: calledName })}
      tabs={parts.map((one) => ({
        to: one === parts[0] ? path : `${path}/${one}`,
        label: t(`patients.parts.${one}`),
        current: one === shown,
        ...(one === 'topics' && waiting !== undefined && { count: waiting }),
      }))}
    />
  );
};

/** In the room itself: with how many topics wait for somebody. */
export const RoomTabs = (props: PartTabsProps) => {
  const { channel } = props.patient;
  const { state } = useChannel(channel);
  const { list } = useTopics(channel, state);
  return <PartTabs {...props} waiting={list.data?.pages[0]?.count ?? null} />;
};
