import { useCallback, useState } from 'react';
import type { MinutesId } from '#domain/ids.ts';
import { isRefused } from '../../api/isRefused.ts';
import { useWhileActive } from '../../app/useWhileActive.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Attendance } from './Attendance.tsx';
import { HeaderFields } from './HeaderFields.tsx';
import { Inquiries } from './Inquiries.tsx';
import styles from './Minutes.module.css';
import { MinutesText } from './MinutesText.tsx';
import { UnstoredText } from './UnstoredText.tsx';
import { useMinutes } from './useMinutes.ts';

/**
 * The form itself: its head, its sections (live until 確定), who was there, 照会. Beside a call the text comes first:
 * it is what people write while they talk.
 */
const MinutesDesk = ({ id, textFirst = false }: { id: MinutesId; textFirst?: boolean }) => {
  const { minutes, moved } = useMinutes(id);
  const { refetch } = minutes;
  const again = useCallback(() => refetch(), [refetch]);
  useWhileActive(8_000, again);
  const [opening, setOpening] = useState(0);
  if (isRefused(minutes)) {
    return (
      <>
        <UnstoredText id={id} known="ended" />
        <ErrorNotice error={minutes.error} />
      </>
    );
  }
  if (!minutes.data) return <Skeleton rows={6} />;
  const { data } = minutes;
  return (
    <div className={styles.desk}>
      {!textFirst && <HeaderFields minutes={data} onMoved={moved} />}
      <MinutesText
        key={opening}
        minutes={data}
        onMoved={moved}
        onOpenAgain={() => setOpening((times) => times + 1)}
      />
      <Attendance minutes={data} onMoved={moved} />
      {textFirst && <HeaderFields minutes={data} onMoved={moved} />}
      {data.asksInquiries && <Inquiries minutes={data} onMoved={moved} />}
    </div>
  );
};

export default MinutesDesk;
