import type { ShownPost } from '#contracts/http/channelRoutes.ts';
import { CrossingMark } from '../../ui/CrossingMark.tsx';
import { useSession } from '../session/SessionContext.ts';
import { useMunicipalityName } from '../session/useMunicipalityName.ts';
import styles from './Entry.module.css';

/** Name, profession and facility, as they were that day; the mark when it came from another city. */
export const EntryAuthor = ({ author }: { author: ShownPost['author'] }) => {
  const { session } = useSession();
  const nameOf = useMunicipalityName();
  return (
    <span className={styles.author}>
      <b>{author.name}</b>
      <span className={styles.time}>
        {author.profession}・{author.facilityName}
      </span>
      {author.municipality !== session.account.municipality?.code && (
        <CrossingMark municipality={nameOf(author.municipality)} />
      )}
    </span>
  );
};
