import type { ConferenceView } from '#contracts/http/conferenceRoutes.ts';
import { Badge } from '../../ui/Badge.tsx';
import { CrossingMark } from '../../ui/CrossingMark.tsx';
import styles from './Conference.module.css';

export const PersonLine = ({ person, role }: { person: ConferenceView['holder']; role?: string }) => (
  <li className={styles.person}>
    <b>{person.name}</b>
    <span>
      {person.profession}・{person.facility}
    </span>
    {role && <Badge tone="key">{role}</Badge>}
    {person.crossing && <CrossingMark municipality={person.municipality} />}
  </li>
);
